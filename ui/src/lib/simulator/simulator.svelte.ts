/** What the simulated line was last asked, kept while the window lives. */
class Simulator {
  open = $state(false);
  number = $state('');
  name = $state('');
  queue = $state('');
  perHour = $state(0);
}

export const simulator = new Simulator();
