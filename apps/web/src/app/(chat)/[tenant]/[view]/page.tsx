/** `/{workspace}/catch-up`, `/threads` and the screens of a phone. The shell goes home from any other name. */
export default function ViewPage() {
  return null;
}
