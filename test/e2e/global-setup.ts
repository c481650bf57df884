/** Prepares the machine once for all end-to-end tests; what child processes need goes into the environment. */
import { prepareRig } from "./rig";

export default async function globalSetup(): Promise<void> {
  const { env, versions } = await prepareRig();
  Object.assign(process.env, env);
  for (const [name, version] of Object.entries(versions)) console.error(`  ${name}: ${version}`);
}
