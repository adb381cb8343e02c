-- Load for wrk: one POST of JSON, again and again.
-- Usage: wrk … -s request.lua URL -- FILE
--   FILE  the request: its target on the first line, then its body
-- Prints one line of JSON: requests, seconds, failed (statuses from 400 on) and lost (no answer).

wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"

function init(args)
   local file = io.open(args[1])
   wrk.path = file:read("*l")
   wrk.body = file:read("*a")
   file:close()
end

function done(summary)
   local errors = summary.errors
   io.write(string.format('\n{"requests":%d,"seconds":%f,"failed":%d,"lost":%d}\n', summary.requests, summary.duration / 1e6,
      errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
