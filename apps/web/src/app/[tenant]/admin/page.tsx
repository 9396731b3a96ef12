/** Administration opens with the first section that is the person's: its frame knows which. */
export default function AdminPage() {
  return null;
}
