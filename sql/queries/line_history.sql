-- What happened on one line or region of a pool, reading by reading.
--
-- Readings of taps that overlap [from, to) and keep the place. A tap keeps the places fought over
-- most; a reading without the place is not here. Of several taps each has rows of its own. The address
-- of a region asks about the lines in it as well.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live traffic, * for everything
-- @param place String * address of a line of 64 bytes or a region of 64 KiB, hexadecimal as 0x1f40; * for all
-- @column pool the pool's node; where it is not known its address
-- @column place address of its first byte, hexadecimal
-- @column kind LINE of 64 bytes or REGION of 64 KiB
-- @column t_start start of the reading, UTC
-- @column t_end end of the reading, UTC
-- @column tap who saw it
-- @column acquires count: acquires
-- @column probes count: probes
-- @column grants count: grants of tip
-- @column transfers count: grants of tip to another master than before, who lost the line to a probe
-- @column ping_pong 0..1: transfers / (grants of tip - 1); NULL below two grants
-- @column handoffs count: as transfers, when the master before had released the line
-- @column reads count: Gets
-- @column writes count: Puts and atomics
-- @column masters MAC addresses of who asked for it
-- @column last_owner MAC address of who had tip last; NULL when not seen, or for a region
-- @column weight_error count: by so much what the tap says of the place may be too low, from before it was kept
CREATE OR REPLACE VIEW line_history AS
WITH
    {from:DateTime64(9, 'UTC')} AS range_from,
    {to:DateTime64(9, 'UTC')} AS range_to,
    places AS
    (
        SELECT
            case_name, ifNull(pool_node, pool_mac) AS of_pool, tap_id, t_start AS began, t_end AS ended,
            arrayJoin(arrayConcat(
                arrayMap(
                    (a, q, b, g, t, f, r, w, x, m, o, e) -> tuple('LINE', a, arraySum(q), arraySum(b), g, t, f, r, w + x, m, o, e),
                    `lines.addr`, `lines.acquire`, `lines.probe`, `lines.grants_t`, `lines.transfers`, `lines.handoffs`,
                    `lines.reads`, `lines.writes`, `lines.atomics`, `lines.masters`, `lines.last_owner`, `lines.error`),
                arrayMap(
                    (a, q, b, g, t, f, r, w, x, m, e) -> tuple('REGION', a, arraySum(q), arraySum(b), g, t, f, r, w + x, m, CAST(NULL, 'Nullable(String)'), e),
                    `regions.addr`, `regions.acquire`, `regions.probe`, `regions.grants_t`, `regions.transfers`, `regions.handoffs`,
                    `regions.reads`, `regions.writes`, `regions.atomics`, `regions.masters`, `regions.error`))) AS p
        FROM hot FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND t_start < range_to
            AND (t_end > range_from OR t_start >= range_from)
    )
SELECT
    of_pool AS pool,
    concat('0x', lower(if(p.2 = 0, '0', trim(LEADING '0' FROM hex(p.2))))) AS place,
    p.1 AS kind,
    began AS t_start,
    ended AS t_end,
    tap_id AS tap,
    p.3 AS acquires,
    p.4 AS probes,
    p.5 AS grants,
    p.6 AS transfers,
    if(p.5 > 1, p.6 / (p.5 - 1), NULL) AS ping_pong,
    p.7 AS handoffs,
    p.8 AS reads,
    p.9 AS writes,
    p.10 AS masters,
    p.11 AS last_owner,
    p.12 AS weight_error
FROM places
WHERE {place:String} = '*'
    -- A line's address, or that of its region of 64 KiB.
    OR reinterpretAsUInt64(reverse(unhex(leftPad(replaceOne(lower({place:String}), '0x', ''), 16, '0')))) IN (p.2, bitAnd(p.2, bitNot(toUInt64(65535))))
ORDER BY t_start, tap, kind, p.2
