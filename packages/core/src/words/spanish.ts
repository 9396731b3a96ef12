import { counted } from './counted.ts';
import type { Words } from './words.ts';

export const spanish: Words = {
  copyAddress: 'Si el botón no se abre, copie esta dirección:',
  confirm: {
    subject: 'Confirme su dirección',
    hello: (name) => `Buenos días, ${name}:`,
    lead: 'Confirme que esta dirección es suya. Ya puede mirar y escribir; para invitar a colegas hace falta esta confirmación.',
    action: 'Confirmar esta dirección',
    footnote:
      'El enlace sirve una vez, durante un día. Si usted no se registró en Parley, alguien se equivocó al escribir: no haga nada y no recibirá más correos.',
  },
  reset: {
    subject: 'Elija una contraseña nueva',
    hello: (name) => `Buenos días, ${name}:`,
    lead: 'Alguien, probablemente usted, pidió una contraseña nueva para esta dirección. Al elegirla se cierra la sesión en todos los dispositivos.',
    footnote: 'El enlace sirve una vez, durante una hora. Si no fue usted, no haga nada: su contraseña queda como está.',
  },
  invitation: {
    subject: (inviter, firm) => `${inviter} le invita a ${firm}`,
    title: (firm) => `Unirse a ${firm} en Parley`,
    lead: (inviter, firm) =>
      `${inviter} le invita a ${firm}, donde la empresa conversa: canales, mensajes directos, archivos y búsqueda en un solo lugar, con un registro fiable.`,
    next: 'Elija un nombre y una contraseña, y ya está dentro.',
    action: (firm) => `Unirse a ${firm}`,
    footnote: (until) =>
      `El enlace sirve una vez, hasta el ${until}. Si no lo esperaba, déjelo: nadie se une con su dirección sin él.`,
  },
  unread: {
    subject: (firm) => `Novedades para usted en ${firm}`,
    title: 'Durante su ausencia',
    hidden: counted('es', { one: 'Un mensaje le espera.', other: '# mensajes le esperan.' }),
    more: counted('es', { other: 'Y # más.' }),
    open: 'Abrir Parley',
    footnote: 'Recibe este correo por su ausencia. La frecuencia se cambia en Ajustes, Notificaciones.',
    stop: 'No recibir más correos de este tipo',
  },
  push: { hidden: 'Tiene un mensaje nuevo' },
};
