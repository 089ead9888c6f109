-- How much more each tenant can take of each pool, and how long that lasts.
--
-- Of every tenant in a pool of which there is a forecast whose history ends before the end of the
-- range, or that has a quota of the pool. A quota of all pools of the fabric together counts with what
-- it leaves for this pool. Headroom = max(0, min(quota - p99 of 30 days, free bytes of the pool)).
--
-- @param from DateTime64(9,'UTC') - start of the range; older states and forecasts are used all the same
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live pools, * for everything
-- @range all
-- @column tenant as the allocator names it; empty text for unnamed
-- @column pool the pool
-- @column quota_bytes bytes: what it may hold of the pool; NULL when no quota is known
-- @column used_p99_bytes bytes: highest daily p99 of the last 30 days; NULL when there is no forecast
-- @column pool_free_bytes bytes: free in the pool by its ledger; NULL when unknown
-- @column headroom_bytes bytes: max(0, min(quota_bytes - used_p99_bytes, pool_free_bytes)), without a quota what the pool has free; NULL when a term is unknown
-- @column limited_by quota or pool: which of the two is the less; NULL when headroom_bytes is
-- @column slope_bytes_per_day bytes per day: trend of its daily p99; NULL when refused
-- @column days_left days: headroom_bytes / slope_bytes_per_day; NULL when it does not grow, or when one is not known
-- @column why_no_days why days_left is NULL: not growing, no forecast, or why the forecast was refused; NULL when there are days
-- @column coverage 0..1: 1 while the pool's ledger is without holes; NULL otherwise
CREATE OR REPLACE VIEW tenant_headroom DEFINER = CURRENT_USER SQL SECURITY DEFINER AS
WITH
    greatest({from:DateTime64(9, 'UTC')}, {to:DateTime64(9, 'UTC')}) AS asked_to,
    pools AS
    (
        SELECT
            case_name, fabric_id, pool_id, free_bytes, coverage,
            `tenants.tenant` AS names, `tenants.used_bytes` AS held
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
                AND t_start < asked_to
            GROUP BY case_name, fabric_id, pool_id
        )
        -- By the ledger's own order: an allocator's clock may have been set back.
        ORDER BY case_name, fabric_id, pool_id, ledger_epoch DESC, ledger_seq DESC, t_start DESC
        LIMIT 1 BY case_name, fabric_id, pool_id
    ),
    quotas AS
    (
        SELECT case_name, fabric_id, assumeNotNull(tenant) AS name, pool_id, assumeNotNull(quota_bytes) AS quota
        FROM
        (
            SELECT *
            FROM inventory FINAL
            WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
                AND t_start < asked_to
            ORDER BY case_name, fabric_id, object_id, inv_epoch DESC, inv_seq DESC
            LIMIT 1 BY case_name, fabric_id, object_id
        )
        WHERE object_type = 'quota' AND NOT deleted AND tenant IS NOT NULL AND quota_bytes IS NOT NULL
    ),
    outlooks AS
    (
        SELECT case_name, pool_id, entity AS name, p99_30d, slope, refused
        FROM forecast FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND entity_kind = 'TENANT'
            AND t_start < asked_to
        ORDER BY case_name, pool_id, entity, t_start DESC
        LIMIT 1 BY case_name, pool_id, entity
    ),
    offers AS
    (
        SELECT case_name, fabric_id, groupArray((name, pool_id, quota)) AS offered
        FROM quotas
        GROUP BY case_name, fabric_id
    ),
    -- Of each pool a row for itself, and one for each quota it is in: what that leaves for this pool.
    shares AS
    (
        SELECT
            p.case_name AS case_name, p.pool_id AS pool_id, p.free_bytes AS free_bytes, p.coverage AS coverage,
            arrayJoin(arrayConcat(
                [(CAST(NULL, 'Nullable(String)'), CAST(NULL, 'Nullable(Int128)'))],
                arrayMap(
                    q -> (
                        CAST(q.1, 'Nullable(String)'),
                        CAST(toInt128(q.3) - if(q.2 IS NULL, toInt128(p.everywhere[q.1]) - toInt128(p.amounts[q.1]), 0), 'Nullable(Int128)')),
                    arrayFilter(q -> ifNull(q.2 = p.pool_id, true), o.offered)))) AS share
        FROM
        (
            SELECT
                case_name, fabric_id, pool_id, free_bytes, coverage,
                CAST((names, held), 'Map(String, UInt64)') AS amounts,
                sumMap(amounts) OVER (PARTITION BY case_name, fabric_id) AS everywhere
            FROM pools
        ) AS p
        LEFT JOIN offers AS o ON o.case_name = p.case_name AND o.fabric_id = p.fabric_id
    ),
    both AS
    (
        SELECT
            case_name, pool_id, share.1 AS name, share.2 AS quota, free_bytes, coverage, false AS there,
            CAST(NULL, 'Nullable(Float64)') AS used, CAST(NULL, 'Nullable(Float64)') AS slope, CAST(NULL, 'Nullable(String)') AS refused
        FROM shares
        UNION ALL
        SELECT case_name, pool_id, name, NULL, NULL, NULL, true, p99_30d, slope, toString(refused)
        FROM outlooks
    ),
    terms AS
    (
        SELECT
            b.case_name AS case_name, assumeNotNull(b.name) AS name, b.pool_id AS pool_id,
            -- Of several quotas the one that allows least in the pool.
            multiIf(min(b.quota) IS NULL, NULL, min(b.quota) < 0, toUInt64(0), toUInt64(min(b.quota))) AS quota,
            max(b.there) AS there, any(b.used) AS used, any(b.slope) AS slope, any(b.refused) AS refused,
            any(b.free) AS free, any(b.known) AS known,
            if(quota IS NULL, toFloat64(free), toFloat64(quota) - used) AS left_of_quota
        FROM
        (
            SELECT *, max(free_bytes) OVER of_pool AS free, max(coverage) OVER of_pool AS known
            FROM both
            WINDOW of_pool AS (PARTITION BY case_name, pool_id)
        ) AS b
        WHERE b.name IS NOT NULL
        GROUP BY b.case_name, b.pool_id, b.name
    )
SELECT
    t.name AS tenant,
    t.pool_id AS pool,
    t.quota AS quota_bytes,
    t.used AS used_p99_bytes,
    t.free AS pool_free_bytes,
    -- Not by least and greatest alone, which pass over NULL.
    if(t.left_of_quota IS NULL OR t.free IS NULL, NULL, greatest(0, least(t.left_of_quota, toFloat64(t.free)))) AS headroom_bytes,
    if(headroom_bytes IS NULL, NULL, if(t.left_of_quota < t.free, 'quota', 'pool')) AS limited_by,
    t.slope AS slope_bytes_per_day,
    if(t.slope > 0, headroom_bytes / t.slope, NULL) AS days_left,
    multiIf(
        days_left IS NOT NULL, NULL,
        NOT t.there, 'no forecast',
        t.refused IS NOT NULL, t.refused,
        t.slope <= 0, 'not growing',
        'headroom unknown') AS why_no_days,
    t.known AS coverage
FROM terms AS t
ORDER BY days_left NULLS LAST, t.case_name, tenant, pool
