-- Free memory of each pool that no host can take, and why: host by host, as of the end of the range.
--
-- free - min(free, sum of the quota left of the eligible hosts). A host is eligible that is attached,
-- whose path (the fullest direction of the links of its attachment) has a 95th percentile of
-- utilisation below 0.80 over an hour of windows of 10 s, and that is not CRITICAL. The hour ends with
-- the last such window of any link before the end of the range; a window without a frame has no row
-- and is not counted. While the quota or the path of one attached host is unknown, so is the sum.
--
-- @param from DateTime64(9,'UTC') - start of the range; an older state is shown all the same
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live pools, * for everything
-- @column pool the pool
-- @column host an attached host; NULL when the inventory names none
-- @column eligible whether it can take memory; NULL when unknown
-- @column why why not, or why that is unknown; empty text for an eligible host
-- @column path_p95 0..1: of the fullest direction of its path; NULL when unknown
-- @column quota_left_bytes bytes: quota of the attachment - what it holds in live extents; NULL when it has no quota
-- @column takeable_bytes bytes: quota_left_bytes of an eligible host, else 0; NULL when unknown
-- @column free_bytes bytes: of the pool, capacity - reserved - used; NULL when unknown
-- @column stranded_bytes bytes: of the pool: free_bytes - min(free_bytes, sum of takeable_bytes); NULL when one of them is
-- @column t_as_of time of the last ledger entry applied, UTC
-- @column coverage 0..1: 1 while the ledger is without holes; NULL while UNCERTAIN
CREATE OR REPLACE VIEW stranded AS
WITH
    {to:DateTime64(9, 'UTC')} AS range_to,
    least(range_to, toDateTime64('2262-01-01 00:00:00', 9, 'UTC')) AS asked_to,
    latest AS
    (
        SELECT case_name, fabric_id, pool_id, t_as_of, free_bytes, coverage
        FROM pool_use FINAL
        -- The keys of the last rows first: all the rest is wide.
        WHERE (case_name, pool_id, t_start) IN
        (
            SELECT case_name, pool_id, argMax(
                t_start,
                -- Epoch, number and time as one, 64 bits each: tuples compare slowly.
                bitShiftLeft(toUInt256(ledger_epoch), 128) + bitShiftLeft(toUInt256(ledger_seq), 64)
                    + toUInt256(toInt128(toUnixTimestamp64Nano(t_start)) + 9223372036854775808))
            FROM pool_use FINAL
            WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
                AND t_start < greatest({from:DateTime64(9, 'UTC')}, {to:DateTime64(9, 'UTC')})
            GROUP BY case_name, fabric_id, pool_id
        )
        -- By the ledger's own order: an allocator's clock may have been set back.
        ORDER BY case_name, fabric_id, pool_id, ledger_epoch DESC, ledger_seq DESC, t_start DESC
        LIMIT 1 BY case_name, fabric_id, pool_id
    ),
    objects AS
    (
        SELECT case_name, fabric_id, object_id, object_type, deleted, host_id, pool_id, path, quota_bytes
        FROM inventory FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND t_start < asked_to
        ORDER BY case_name, fabric_id, object_id, inv_epoch DESC, inv_seq DESC
        LIMIT 1 BY case_name, fabric_id, object_id
    ),
    held AS
    (
        SELECT case_name, fabric_id, pool_id, initiator AS host, toNullable(sum(length)) AS held_bytes
        FROM holding FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND NOT reserved
            AND initiator IS NOT NULL
            AND t_start < asked_to
            AND (t_end IS NULL OR t_end >= asked_to)
        GROUP BY case_name, fabric_id, pool_id, host
    ),
    -- Links that no attachment goes over need no look.
    (
        SELECT groupUniqArrayArray(path)
        FROM objects
        WHERE object_type = 'attachment' AND NOT deleted
    ) AS hops,
    tens AS
    (
        SELECT case_name, fabric_id, entity, t_start, utilisation
        FROM bandwidth FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND entity_kind = 'LINK'
            AND window_ns = 10000000000
            AND utilisation IS NOT NULL
            AND notEmpty(hops)
            AND substring(entity, 1, length(entity) - position(reverse(entity), '/')) IN hops
            AND t_start < asked_to
            AND t_start >=
            (
                SELECT t_start - INTERVAL 1 HOUR
                FROM bandwidth -- without FINAL: of the same times, and the last of them is found at once
                -- Not as OR: that hides from the planner that case_name is fixed, and all of it is read.
                WHERE case_name = if({case_name:String} = '*', case_name, {case_name:String})
                    AND entity_kind = 'LINK'
                    AND window_ns = 10000000000
                    AND t_start < asked_to
                ORDER BY t_start DESC
                LIMIT 1
            )
    ),
    used AS
    (
        SELECT case_name, fabric_id, link, toNullable(max(p95)) AS path_p95
        FROM
        (
            SELECT
                case_name, fabric_id, entity,
                substring(entity, 1, length(entity) - position(reverse(entity), '/')) AS link,
                quantileExact(0.95)(assumeNotNull(utilisation)) AS p95
            FROM tens
            GROUP BY case_name, fabric_id, entity
        )
        GROUP BY case_name, fabric_id, link
    ),
    states AS
    (
        SELECT case_name, entity AS host, argMax(state, t_start) AS state
        FROM hotspot FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND entity_kind = 'HOST'
            AND t_start < asked_to
        GROUP BY case_name, host
    ),
    paths AS
    (
        SELECT
            r.case_name AS case_name, r.fabric_id AS fabric_id, r.object_id AS object_id,
            any(r.pool_id) AS pool, any(r.host_id) AS host, any(r.quota_bytes) AS quota,
            if(countIf(u.path_p95 IS NULL) > 0, NULL, max(u.path_p95)) AS path_p95
        FROM
        (
            SELECT *, hop
            FROM objects
            LEFT ARRAY JOIN path AS hop
            WHERE object_type = 'attachment' AND NOT deleted
        ) AS r
        LEFT JOIN used AS u ON u.case_name = r.case_name AND u.fabric_id = r.fabric_id AND u.link = r.hop
        GROUP BY r.case_name, r.fabric_id, r.object_id
    ),
    hosts AS
    (
        SELECT
            p.case_name AS case_name, p.fabric_id AS fabric_id, p.pool AS pool, p.host AS host,
            p.path_p95 AS path_p95,
            if(p.quota IS NULL, NULL, toUInt64(if(p.quota > ifNull(h.held_bytes, 0), p.quota - ifNull(h.held_bytes, 0), 0))) AS quota_left,
            multiIf(
                ifNull(s.state, '') = 'CRITICAL', 'the host is CRITICAL',
                ifNull(p.path_p95 >= 0.80, false), 'its path is full',
                p.path_p95 IS NULL, 'the use of its path is unknown',
                p.quota IS NULL, 'the inventory names no quota',
                '') AS why,
            multiIf(
                ifNull(s.state, '') = 'CRITICAL' OR ifNull(p.path_p95 >= 0.80, false), toNullable(toUInt64(0)),
                p.path_p95 IS NULL, NULL,
                quota_left) AS takeable
        FROM paths AS p
        LEFT JOIN held AS h
            ON h.case_name = p.case_name AND h.fabric_id = p.fabric_id AND h.pool_id = assumeNotNull(p.pool)
                AND assumeNotNull(h.host) = assumeNotNull(p.host)
        LEFT JOIN states AS s ON s.case_name = p.case_name AND s.host = assumeNotNull(p.host)
    )
SELECT
    l.pool_id AS pool,
    nullIf(toNullable(t.host), '') AS host,
    multiIf(host IS NULL, NULL, t.takeable IS NULL, NULL, toBool(t.why = '')) AS eligible,
    if(host IS NULL, 'the inventory names no host with a right to the pool', t.why) AS why,
    t.path_p95 AS path_p95,
    t.quota_left AS quota_left_bytes,
    t.takeable AS takeable_bytes,
    l.free_bytes AS free_bytes,
    if(countIf(t.takeable IS NULL) OVER everyone > 0, NULL,
        l.free_bytes - least(l.free_bytes, sum(t.takeable) OVER everyone)) AS stranded_bytes,
    l.t_as_of AS t_as_of,
    l.coverage AS coverage
FROM latest AS l
LEFT JOIN hosts AS t
    ON t.case_name = l.case_name AND t.fabric_id = l.fabric_id AND assumeNotNull(t.pool) = l.pool_id
WINDOW everyone AS (PARTITION BY l.case_name, l.fabric_id, l.pool_id)
ORDER BY l.case_name, pool, host
