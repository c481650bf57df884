/** What Redis says of itself, as metrics. */
import { ContainerService } from "./container-service";

/** Needs the secret REDIS_PASSWORD. */
export class RedisExporter extends ContainerService {}
