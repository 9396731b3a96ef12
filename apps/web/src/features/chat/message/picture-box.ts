const widest = 400;
const tallest = 300;
const least = 48;

/** The size at which a picture is shown: whole, never enlarged, within 400 × 300; a sliver gets room to be pressed. */
export function pictureBox(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, widest / width, tallest / height);
  return { width: Math.max(least, Math.round(width * scale)), height: Math.max(least, Math.round(height * scale)) };
}
