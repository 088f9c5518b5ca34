import { startService, type TestService } from '../service.js';
import { lawyer, resident, type Person } from '../people.js';

/** One service in which every state of the face can be found. */
export interface World {
  service: TestService;
  /** Has orders in every state. */
  asker: Person;
  /** Has asked nothing yet. */
  newcomer: Person;
  lawyer: Person;
}

export async function makeWorld(): Promise<World> {
  const service = await startService();
  const [asker, newcomer, advocate] = await Promise.all([
    resident(service),
    resident(service),
    lawyer(service, 1),
  ]);
  return { service, asker, newcomer, lawyer: advocate };
}
