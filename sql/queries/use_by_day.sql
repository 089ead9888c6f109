-- How much of each pool, tenant and link was in use, day by day: what forecasts are made from.
--
-- UTC days within [from, to) that are over. A pool is as full as the last entry of its ledger left it
-- until the next, for 7 days at most, so its percentiles are over time, and so are a tenant's; time in
-- which the ledger had holes counts as not watched. A link's percentiles are over its windows of 60 s; minutes in which
-- its taps watched and nothing passed count as 0. Where a day was not measured for 20 h, what was
-- imported of it stands in. Live days are computed soon after they are over, and anew within half an hour
-- when something is told of them later; what was not computed yet is read from what it is made of.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive; a day counts when it lies within
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live traffic, * for everything
-- @range all
-- @column kind POOL, TENANT or LINK
-- @column entity the pool, the tenant, or the link and direction; empty text for an unnamed tenant
-- @column pool of a tenant, the pool it was in; else empty text
-- @column day midnight it began with, UTC
-- @column p50 bytes in use, of a link 0..1 of its capacity: not exceeded half of the time watched; NULL when not known
-- @column p95 the same for 95 % of the time
-- @column p99 the same for 99 % of the time
-- @column highest the most in use; of a link, in a window of 60 s
-- @column capacity bytes at the end of the day, of a link 1; NULL when unknown
-- @column covered_h hours: time of the day that was watched
-- @column source measured, or where it was imported from
-- @column counts whether covered_h is 20 or more: forecasts leave other days out
CREATE OR REPLACE VIEW use_by_day DEFINER = CURRENT_USER SQL SECURITY DEFINER AS
WITH
    {from:DateTime64(9, 'UTC')} AS range_from,
    {to:DateTime64(9, 'UTC')} AS range_to,
    toInt64(86400000000000) AS day_ns,
    toUnixTimestamp64Nano(greatest(range_from, toDateTime64('1970-01-01 00:00:00', 9, 'UTC'))) AS from_ns,
    toUnixTimestamp64Nano(least(range_to, toDateTime64(toStartOfDay(now('UTC')), 9, 'UTC'))) AS to_ns,
    -- Live days before this one are computed; of those behind it all is read, and of imported captures.
    (
        SELECT multiIf(
            count() = 0, toDateTime64('1900-02-01 00:00:00', 9, 'UTC'),
            countIf(NOT counts) > 0, minIf(t_start, NOT counts),
            max(t_start) + INTERVAL 1 DAY)
        FROM measured_use FINAL
        WHERE case_name = '' AND entity_kind = ''
    ) AS computed_to,
    toUnixTimestamp64Nano(computed_to) AS computed_ns,
    states AS
    (
        SELECT
            case_name,
            pool_id,
            toUnixTimestamp64Nano(t_start) AS since_ns,
            least(leadInFrame(toUnixTimestamp64Nano(t_start), 1, to_ns) OVER later, since_ns + 7 * day_ns) AS until_ns,
            used_bytes,
            capacity_bytes,
            state = 'OK' AS certain,
            `tenants.tenant` AS names,
            `tenants.used_bytes` AS held
        FROM pool_use FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND t_start < fromUnixTimestamp64Nano(to_ns, 'UTC')
            -- What was said 7 days before holds no more.
            AND t_start >= fromUnixTimestamp64Nano(from_ns, 'UTC') - INTERVAL 8 DAY
            AND (case_name != '' OR (computed_ns < to_ns AND t_start >= computed_to - INTERVAL 7 DAY))
        WINDOW later AS (PARTITION BY case_name, pool_id ORDER BY t_start ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)
    ),
    pieces AS
    (
        SELECT
            case_name, pool_id, since_ns, used_bytes, capacity_bytes, names, held, certain, day_start,
            toUInt64(greatest(0, least(until_ns, day_start + day_ns) - greatest(since_ns, day_start))) AS lasted_ns
        FROM states
        ARRAY JOIN range(greatest(since_ns - since_ns % day_ns, from_ns - from_ns % day_ns), until_ns, day_ns) AS day_start
        WHERE until_ns > from_ns AND (case_name != '' OR day_start >= computed_ns)
    ),
    of_pools AS
    (
        SELECT
            case_name,
            'POOL' AS kind,
            pool_id AS entity,
            '' AS pool,
            day_start,
            quantilesExactWeighted(0.5, 0.95, 0.99)(toFloat64(used_bytes), lasted_ns) AS used,
            max(toFloat64(used_bytes)) AS highest,
            argMax(tuple(toNullable(toFloat64(capacity_bytes))), since_ns).1 AS capacity,
            sum(lasted_ns) / 3.6e12 AS covered_h,
            'measured' AS source
        FROM pieces
        WHERE certain AND lasted_ns > 0
        GROUP BY case_name, pool_id, day_start
    ),
    shares AS
    (
        SELECT case_name, pool_id, day_start, tenant, sum(lasted_ns) AS held_ns, groupArray((toFloat64(held_bytes), lasted_ns)) AS amounts
        FROM pieces
        ARRAY JOIN names AS tenant, held AS held_bytes
        WHERE certain AND lasted_ns > 0
        GROUP BY case_name, pool_id, day_start, tenant
    ),
    of_tenants AS
    (
        SELECT
            s.case_name AS case_name,
            'TENANT' AS kind,
            s.tenant AS entity,
            s.pool_id AS pool,
            s.day_start AS day_start,
            -- While a tenant held nothing, its pool has no entry of it.
            arrayPushBack(s.amounts, (toFloat64(0), toUInt64(greatest(0, toInt64(p.covered_h * 3.6e12) - toInt64(s.held_ns))))) AS timed,
            arrayReduce('quantilesExactWeighted(0.5, 0.95, 0.99)', arrayMap(a -> a.1, timed), arrayMap(a -> a.2, timed)) AS used,
            arrayMax(arrayMap(a -> a.1, timed)) AS highest,
            CAST(NULL, 'Nullable(Float64)') AS capacity,
            p.covered_h AS covered_h,
            'measured' AS source
        FROM shares AS s
        INNER JOIN of_pools AS p ON p.case_name = s.case_name AND p.entity = s.pool_id AND p.day_start = s.day_start
    ),
    minutes AS
    (
        SELECT
            case_name,
            entity,
            toUnixTimestamp64Nano(t_start) - toUnixTimestamp64Nano(t_start) % day_ns AS day_start,
            groupArray(utilisation) AS loads,
            groupUniqArrayArray(nodes) AS nodes
        FROM bandwidth FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND entity_kind = 'LINK'
            AND window_ns = 60000000000
            AND utilisation IS NOT NULL
            AND (case_name != '' OR t_start >= computed_to)
            AND t_start >= fromUnixTimestamp64Nano(from_ns, 'UTC')
            AND t_start < fromUnixTimestamp64Nano(to_ns, 'UTC')
        GROUP BY case_name, entity, day_start
    ),
    watched AS
    (
        SELECT
            case_name,
            node_id AS node,
            toUnixTimestamp64Nano(t_start) - toUnixTimestamp64Nano(t_start) % day_ns AS day_start,
            sum(covered_ns) AS covered_ns
        FROM health FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND (case_name != '' OR t_start >= computed_to)
            AND t_start >= fromUnixTimestamp64Nano(from_ns, 'UTC')
            AND t_start < fromUnixTimestamp64Nano(to_ns, 'UTC')
        GROUP BY case_name, node, day_start
    ),
    of_links AS
    (
        SELECT
            m.case_name AS case_name,
            'LINK' AS kind,
            m.entity AS entity,
            '' AS pool,
            m.day_start AS day_start,
            -- Of several nodes the one that watched least; a minute that carried something was watched.
            greatest(toFloat64(any(length(m.loads))), min(w.covered_ns) / 6e10) AS watched_minutes,
            arrayConcat(any(m.loads), arrayWithConstant(toUInt64(watched_minutes) - any(length(m.loads)), toFloat64(0))) AS timed,
            arrayReduce('quantilesExact(0.5, 0.95, 0.99)', timed) AS used,
            arrayMax(timed) AS highest,
            toNullable(toFloat64(1)) AS capacity,
            least(toFloat64(24), watched_minutes / 60) AS covered_h,
            'measured' AS source
        FROM (SELECT case_name, entity, day_start, loads, arrayJoin(nodes) AS node FROM minutes) AS m
        LEFT JOIN watched AS w ON w.case_name = m.case_name AND w.node = m.node AND w.day_start = m.day_start
        GROUP BY m.case_name, m.entity, m.day_start
    ),
    measured AS
    (
        SELECT case_name, kind, entity, pool, day_start, used, highest, capacity, covered_h, source FROM of_pools
        UNION ALL
        SELECT case_name, kind, entity, pool, day_start, used, highest, capacity, covered_h, source FROM of_tenants
        UNION ALL
        SELECT case_name, kind, entity, pool, day_start, used, highest, capacity, covered_h, source FROM of_links
    ),
    every_day AS
    (
        SELECT
            case_name, kind, entity, pool, day_start, source,
            toNullable(used[1]) AS p50, toNullable(used[2]) AS p95, used[3] AS p99, toNullable(highest) AS highest, capacity, covered_h
        FROM measured
        UNION ALL
        SELECT
            case_name, entity_kind, entity, pool_id, toUnixTimestamp64Nano(t_start), 'measured',
            p50, p95, p99, highest, capacity, covered_h
        FROM measured_use FINAL
        WHERE case_name = '' AND {case_name:String} IN ('', '*')
            AND entity_kind != ''
            AND t_start < computed_to
            AND (t_start, rev + 1) IN (SELECT t_start, rev FROM measured_use FINAL WHERE case_name = '' AND entity_kind = '' AND counts)
        UNION ALL
        SELECT
            case_name, entity_kind, entity, pool_id, toUnixTimestamp64Nano(t_start), source,
            p50, p95, p99, highest, capacity, covered_h
        FROM daily_use FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
    )
SELECT
    e.kind AS kind,
    e.entity AS entity,
    e.pool AS pool,
    fromUnixTimestamp64Nano(e.day_start, 'UTC') AS day,
    e.p50 AS p50,
    e.p95 AS p95,
    e.p99 AS p99,
    e.highest AS highest,
    e.capacity AS capacity,
    e.covered_h AS covered_h,
    e.source AS source,
    e.covered_h >= 20 AS counts
FROM
(
    SELECT *
    FROM every_day
    WHERE day_start >= from_ns AND day_start + day_ns <= to_ns
    ORDER BY covered_h >= 20 DESC, source = 'measured' DESC
    LIMIT 1 BY case_name, kind, entity, pool, day_start
) AS e
ORDER BY e.case_name, kind, entity, pool, day
