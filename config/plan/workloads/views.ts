/** The views of LiteLLM's reports. Its migrations lack them: a proxy would make them when it starts, and may not. */

/** LiteLLM's own list, made by its own client; those that are there already are left alone. */
export const viewsProgram = `
import asyncio, os
from litellm.proxy.db.create_views import create_missing_views
from litellm.proxy.utils import construct_database_url_from_env_vars
from prisma import Prisma

async def main():
    url = os.environ.get("DATABASE_URL") or construct_database_url_from_env_vars()
    url += ("&" if "?" in url else "?") + "connection_limit=1"
    database = Prisma(datasource={"url": url})
    await database.connect()
    await create_missing_views(database)
    await database.disconnect()

asyncio.run(main())
print("views: all there")`;
