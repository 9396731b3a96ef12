/** The people of the drawn chat. Their ids choose the tone of their squares. */
export const ana = { id: 'ana-wojcik', name: 'Ana Wójcik' };
export const maya = { id: 'maya-okafor', name: 'Maya Okafor' };
export const tomas = { id: 'tomas-reyes', name: 'Tomas Reyes' };
export const jun = { id: 'jun-li', name: 'Jun Li' };
export const ellen = { id: 'ellen-hart', name: 'Ellen Hart' };
