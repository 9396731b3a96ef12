/** What the process holds, ten times a second, from now until `stop`. */
export function sampleMemory() {
  const samples: number[] = [];
  const sampling = setInterval(() => samples.push(process.memoryUsage().rss), 100);
  return {
    /**
     * The most in the second half of the time, beside the most in the second quarter: the first quarter fills what a process keeps for
     * itself, and from then on nothing may grow with what is worked on.
     */
    stop(): { early: number; late: number } {
      clearInterval(sampling);
      const most = (from: number, to: number) => Math.max(...samples.slice(samples.length * from, samples.length * to));
      return { early: most(0.25, 0.5), late: most(0.5, 1) };
    },
  };
}
