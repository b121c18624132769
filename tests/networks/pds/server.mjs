// A real PDS (the server that holds Bluesky accounts) with a real directory of DIDs, both on loopback alone.
//
// node server.mjs FOLDER — keeps its files in FOLDER, says in one line of JSON where it is once it answers, and
// ends when its standard input does, so that it never outlives the tests that started it.

import { randomBytes } from 'node:crypto'
import net from 'node:net'
import path from 'node:path'

// Both servers would listen on every address of the machine, and their packages have no setting for it.
const listen = net.Server.prototype.listen
net.Server.prototype.listen = function (port, ...rest) {
  const ready = rest.filter((one) => typeof one === 'function')
  return listen.call(this, { port: typeof port === 'object' ? port.port : port, host: '127.0.0.1' }, ...ready)
}

const free = () =>
  new Promise((resolve) => {
    const probe = net.createServer().listen(0, () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })

process.env.LOG_ENABLED = 'false'
const folder = process.argv[2]
const secret = () => randomBytes(32).toString('hex')
const [plcPort, pdsPort] = [await free(), await free()]

const { default: plc } = await import('@did-plc/server')
const directory = plc.PlcServer.create({ db: plc.Database.mock(), port: plcPort })
await directory.start()

const { PDS } = await import('@atproto/pds')
const told = { jwtSecret: secret(), adminPassword: secret(), rateLimitBypassKey: secret() }
const pds = await PDS.fromEnv({
  ...told,
  devMode: true,
  port: pdsPort,
  hostname: 'pds.example.edu',
  serviceHandleDomains: ['.test'],
  dataDirectory: folder,
  blobstoreDiskLocation: path.join(folder, 'blobs'),
  didPlcUrl: `http://localhost:${plcPort}`,
  plcRotationKeyK256PrivateKeyHex: secret(),
  inviteRequired: false,
  rateLimitsEnabled: true,
  enableDidDocWithSession: true,
})
await pds.start()

console.log(JSON.stringify({ ...told, url: `http://127.0.0.1:${pdsPort}`, plc: `http://127.0.0.1:${plcPort}` }))
process.stdin.on('end', () => process.exit(0)).resume()
