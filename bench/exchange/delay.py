"""Passes one port on to another, each byte so many milliseconds later: a line that is long, and not narrow."""

import asyncio
import sys


async def carry(reader, writer, seconds):
    queue = asyncio.Queue()

    async def put():
        while True:
            due, data = await queue.get()
            await asyncio.sleep(max(0, due - asyncio.get_running_loop().time()))
            if not data:
                writer.close()
                return
            writer.write(data)
            await writer.drain()

    putting = asyncio.create_task(put())
    while True:
        data = await reader.read(1 << 18)
        await queue.put((asyncio.get_running_loop().time() + seconds, data))
        if not data:
            break
    await putting


async def main(listen, port, milliseconds):
    async def accept(reader, writer):
        other = await asyncio.open_connection("127.0.0.1", port)
        one_way = milliseconds / 2000
        await asyncio.gather(carry(reader, other[1], one_way), carry(other[0], writer, one_way), return_exceptions=True)

    server = await asyncio.start_server(accept, "127.0.0.1", listen, limit=1 << 20)
    async with server:
        await server.serve_forever()


asyncio.run(main(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])))
