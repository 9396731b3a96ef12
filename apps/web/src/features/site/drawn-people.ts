/** The people of the drawn chat. Their ids choose the tone of their squares. */
export const ana = { id: 'ana-8', name: 'Ana Wójcik' };
export const maya = { id: 'maya-6', name: 'Maya Okafor' };
export const tomas = { id: 'tomas-1', name: 'Tomas Reyes' };
export const jun = { id: 'jun-7', name: 'Jun Li' };
export const ellen = { id: 'ellen-5', name: 'Ellen Hart' };
