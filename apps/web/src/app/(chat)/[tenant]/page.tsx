/** `/{workspace}`: the shell opens the last channel. */
export default function HomePage() {
  return null;
}
