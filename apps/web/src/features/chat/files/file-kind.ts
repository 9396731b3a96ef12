import type { FileView } from '@parley/contract/file-view';

/** A picture that can be shown in place: raster, measured, and past inspection. */
export const isPicture = (file: FileView): boolean =>
  isOpen(file) && /^image\/(?:png|jpeg|gif|webp)$/.test(file.mime) && file.width !== null && file.height !== null;

export const isAudio = (file: FileView): boolean => isOpen(file) && (file.mime.startsWith('audio/') || isRecording(file));
export const isVideo = (file: FileView): boolean => isOpen(file) && file.mime.startsWith('video/') && !isRecording(file);
export const isPdf = (file: FileView): boolean => isOpen(file) && file.mime === 'application/pdf';
export const isOpen = (file: FileView): boolean => file.state !== 'held' && file.state !== 'blocked';

/** A voice message: a container for video, with sound alone in it. */
const isRecording = (file: FileView): boolean => /^video\/(?:webm|mp4)|ogg/.test(file.mime) && (file.durationMs ?? null) !== null;
