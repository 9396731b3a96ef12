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
  emergency: {
    subject: (firm) => `Acceso de emergencia a ${firm}`,
    title: 'Un propietario ha usado el acceso de emergencia',
    lead: (owner, firm) =>
      `${owner} ha entrado en ${firm} sin el inicio de sesión único, como pueden hacer los propietarios si el proveedor falla.`,
    from: (address) => `El acceso vino de la dirección de red ${address}.`,
    action: 'Abrir el registro de auditoría',
    footnote: 'Si no ha sido ninguno de ustedes, terminen la sesión y cambien la contraseña de esa cuenta.',
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
  deletion: {
    askedTitle: (firm) => `${firm} se va a eliminar`,
    askedLead: (who, firm, day) =>
      `${who} ha pedido que se elimine ${firm} con todo su contenido. Ocurrirá el ${day}; hasta entonces no cambia nada.`,
    askedNext:
      'Si no es lo que desea, cancélelo en Administración, Espacio de trabajo. Llévese una exportación si quiere conservar algo.',
    askedFootnote: 'Todos los propietarios del espacio reciben este correo. Después de ese día no se puede recuperar nada.',
    cancelledTitle: (firm) => `${firm} se queda`,
    cancelledLead: (firm) => `Se ha cancelado la eliminación de ${firm}. No se ha eliminado nada.`,
    cancelledFootnote: 'Todos los propietarios del espacio reciben este correo.',
    erasedTitle: (firm) => `${firm} se ha borrado`,
    erasedLead: (firm) => `Se ha borrado todo lo que pertenecía a ${firm}: mensajes, archivos, personas, ajustes y su registro.`,
    erasedProof:
      'Se adjunta la prueba de borrado. Indica cuántas filas y archivos se borraron y la última huella de cada registro, y está firmada. Su acceso a Parley sigue existiendo, pero ya no abre nada de este espacio.',
    erasedFootnote: 'Todos los propietarios del espacio reciben este correo. Ahora olvidamos esta dirección en relación con él.',
    open: 'Abrir el espacio de trabajo',
    toParley: 'Abrir Parley',
  },
  acceptableUse: {
    title: (firm) => `Firme la política de uso aceptable de ${firm}`,
    lead: (firm) => `${firm} pide a todas las personas que lean su política de uso aceptable y la firmen. Se tarda unos minutos.`,
    action: 'Leer y firmar',
    footnote: 'Recibe este correo porque no ha firmado la versión vigente.',
  },
  push: { hidden: 'Tiene un mensaje nuevo', scheduleFailed: 'Un mensaje no se pudo enviar a su hora' },
};
