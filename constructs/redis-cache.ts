/** Redis for limits, cooldowns and cached answers. */
import { ContainerService } from "./container-service";

/** Needs the secret REDIS_PASSWORD. */
export class RedisCache extends ContainerService {}
