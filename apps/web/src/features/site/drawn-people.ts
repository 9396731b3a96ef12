/** The people of the drawn chat. Their ids choose the tone of their squares. */
export const ana = { id: 'ana-3', name: 'Ana Wójcik' };
export const maya = { id: 'maya-3', name: 'Maya Okafor' };
export const tomas = { id: 'tomas-16', name: 'Tomas Reyes' };
export const jun = { id: 'jun-23', name: 'Jun Li' };
export const ellen = { id: 'ellen-2', name: 'Ellen Hart' };
