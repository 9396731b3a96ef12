/** `/{workspace}/c/{channel}`, with `?m=` for a message and `?thread=` for a thread: the shell reads the address itself. */
export default function ChannelPage() {
  return null;
}
