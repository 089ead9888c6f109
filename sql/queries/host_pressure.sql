-- Which hosts wait for memory, next to what their links carry.
--
-- From the first to the last look at a host within [from, to), of one run of its collector. Pressure
-- is the share of that time in which tasks waited for memory, as the kernel counts it; the fabric's
-- side is the fullest direction of the links that the inventory plugs into the host.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live hosts, * for everything
-- @column host the host
-- @column some_share 0..1: time in which at least one task waited for memory / time between the looks; NULL without pressure figures or with one look
-- @column full_share 0..1: time in which all tasks waited at once, likewise
-- @column available_share 0..1: memory available without swapping / memory, at the last look; NULL when not told
-- @column available_bytes bytes: memory available at the last look; NULL when not told
-- @column major_faults_per_s 1/s: page faults that read from disk; NULL when not told
-- @column swap_out_pages_per_s pages/s: pages written to swap; NULL when not told
-- @column oom_kills count: processes the kernel ended for want of memory; NULL when not told
-- @column link_utilisation 0..1: of the fullest window of 10 s of any direction of its links; NULL without a capacity, a tap or a link
-- @column link the direction that was fullest; NULL likewise
-- @column looks count: looks at the host in the range
-- @column coverage 0..1: time between the looks / length of the range
-- @total looks
CREATE OR REPLACE VIEW host_pressure AS
WITH
    {from:DateTime64(9, 'UTC')} AS range_from,
    {to:DateTime64(9, 'UTC')} AS range_to,
    looks AS
    (
        SELECT *
        FROM host_memory FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND t_end >= range_from
            AND t_end < range_to
    ),
    -- Counters begin anew with the host: only looks since then are compared.
    last_run AS
    (
        SELECT case_name, node_id, argMax(boot_id, (t_end, epoch, seq))
        FROM looks
        GROUP BY case_name, node_id
    ),
    hosts AS
    (
        SELECT
            case_name,
            node_id,
            count() AS looks,
            (toUnixTimestamp64Nano(max(t_end)) - toUnixTimestamp64Nano(min(t_end))) / 1e9 AS lasted_s,
            max(pressure_memory_some_us) - min(pressure_memory_some_us) AS some_us,
            max(pressure_memory_full_us) - min(pressure_memory_full_us) AS full_us,
            argMax(tuple(memory_available_bytes), t_end).1 AS available,
            argMax(tuple(memory_total_bytes), t_end).1 AS total,
            max(pgmajfault) - min(pgmajfault) AS major,
            max(pswpout) - min(pswpout) AS swapped,
            max(oom_kill) - min(oom_kill) AS kills
        FROM looks
        WHERE (case_name, node_id, boot_id) IN last_run
        GROUP BY case_name, node_id
    ),
    ends AS
    (
        SELECT case_name, object_id AS link, arrayJoin([ifNull(end_a, ''), ifNull(end_b, '')]) AS node
        FROM
        (
            SELECT *
            FROM inventory FINAL
            WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
                AND t_start < range_to
            ORDER BY case_name, fabric_id, object_id, inv_epoch DESC, inv_seq DESC
            LIMIT 1 BY case_name, fabric_id, object_id
        )
        WHERE NOT deleted AND object_type = 'link'
    ),
    loads AS
    (
        SELECT
            case_name,
            arrayStringConcat(arrayPopBack(splitByChar('/', entity)), '/') AS link,
            argMax(entity, (utilisation, entity)) AS direction,
            max(utilisation) AS highest
        FROM bandwidth FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND entity_kind = 'LINK'
            AND window_ns = 10000000000
            AND utilisation IS NOT NULL
            AND t_start > range_from - INTERVAL 10 SECOND
            AND t_start < range_to
        GROUP BY case_name, link
    ),
    fabric AS
    (
        SELECT e.case_name AS case_name, e.node AS node, argMax(l.direction, l.highest) AS direction, toNullable(max(l.highest)) AS highest
        FROM ends AS e
        INNER JOIN loads AS l ON l.case_name = e.case_name AND l.link = e.link
        GROUP BY case_name, node
    )
SELECT
    h.node_id AS host,
    h.some_us / nullIf(h.lasted_s * 1e6, 0) AS some_share,
    h.full_us / nullIf(h.lasted_s * 1e6, 0) AS full_share,
    h.available / nullIf(h.total, 0) AS available_share,
    h.available AS available_bytes,
    h.major / nullIf(h.lasted_s, 0) AS major_faults_per_s,
    h.swapped / nullIf(h.lasted_s, 0) AS swap_out_pages_per_s,
    h.kills AS oom_kills,
    f.highest AS link_utilisation,
    nullIf(f.direction, '') AS link,
    h.looks AS looks,
    h.lasted_s * 1e9 / nullIf(toUnixTimestamp64Nano(range_to) - toUnixTimestamp64Nano(range_from), 0) AS coverage
FROM hosts AS h
LEFT JOIN fabric AS f ON f.case_name = h.case_name AND f.node = h.node_id
ORDER BY some_share DESC NULLS LAST, h.case_name, host
