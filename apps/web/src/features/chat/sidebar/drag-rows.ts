import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';

export type Dragged = { kind: 'channel' | 'section'; id: string };

/** Lets an element be taken along; answers how to end that. */
export const carry = (element: HTMLElement, dragged: Dragged) =>
  draggable({
    element,
    getInitialData: () => dragged,
    onDragStart: () => (element.dataset.dragged = ''),
    onDrop: () => delete element.dataset.dragged,
  });

/** Lets things be put before or after an element; `data-drop` on it says where, for its looks. */
export const receive = (element: HTMLElement, takes: Dragged['kind'][], put: (dragged: Dragged, isAfter: boolean) => void) => {
  const isAfter = (clientY: number) => {
    const { top, height } = element.getBoundingClientRect();
    return clientY > top + height / 2;
  };
  return dropTargetForElements({
    element,
    canDrop: ({ source }) => takes.some((kind) => kind === source.data.kind),
    onDrag: ({ location, self }) => {
      if (location.current.dropTargets[0]?.element === self.element)
        element.dataset.drop = isAfter(location.current.input.clientY) ? 'after' : 'before';
      else delete element.dataset.drop;
    },
    onDragLeave: () => delete element.dataset.drop,
    onDrop: ({ source, location, self }) => {
      delete element.dataset.drop;
      if (location.current.dropTargets[0]?.element === self.element)
        put(source.data as Dragged, isAfter(location.current.input.clientY));
    },
  });
};
