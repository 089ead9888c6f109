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
            SELECT case_name, pool_id, argMax(t_start, (ledger_epoch, ledger_seq, t_start))
            FROM pool_use FINAL
            WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
                AND t_start < asked_to
            GROUP BY case_name, fabric_id, pool_id
        )
        -- By the ledger's own order: an allocator's clock may have been set back.
        ORDER BY case_name, fabric_id, pool_id, ledger_epoch DESC, ledger_seq DESC, t_start DESC
        LIMIT 1 BY case_name, fabric_id, pool_id
    ),
    holders AS
    (
        SELECT case_name, fabric_id, pool_id, name, amount, sum(amount) OVER (PARTITION BY case_name, fabric_id, name) AS everywhere
        FROM pools
        ARRAY JOIN names AS name, held AS amount
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
    -- Of several quotas the one that allows least in the pool.
    allowed AS
    (
        SELECT
            q.case_name AS case_name,
            p.pool_id AS pool_id,
            q.name AS name,
            toNullable(min(toInt128(q.quota) - if(q.pool_id IS NULL, toInt128(h.everywhere) - toInt128(h.amount), 0))) AS quota
        FROM quotas AS q
        INNER JOIN pools AS p ON p.case_name = q.case_name AND p.fabric_id = q.fabric_id
        LEFT JOIN holders AS h
            ON h.case_name = q.case_name AND h.fabric_id = q.fabric_id AND h.pool_id = p.pool_id AND h.name = q.name
        WHERE q.pool_id IS NULL OR q.pool_id = p.pool_id
        GROUP BY case_name, pool_id, name
    ),
    outlooks AS
    (
        SELECT case_name, pool_id, entity AS name, p99_30d, slope, refused, true AS there
        FROM forecast FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND entity_kind = 'TENANT'
            AND t_start < asked_to
        ORDER BY case_name, pool_id, entity, t_start DESC
        LIMIT 1 BY case_name, pool_id, entity
    ),
    both AS
    (
        SELECT case_name, pool_id, name FROM allowed
        UNION DISTINCT
        SELECT case_name, pool_id, name FROM outlooks
    ),
    terms AS
    (
        SELECT
            b.case_name AS case_name, b.name AS name, b.pool_id AS pool_id,
            multiIf(a.quota IS NULL, NULL, a.quota < 0, toUInt64(0), toUInt64(a.quota)) AS quota, f.there AS there,
            f.p99_30d AS used, f.slope AS slope, f.refused AS refused,
            p.free_bytes AS free, p.coverage AS known,
            if(quota IS NULL, toFloat64(p.free_bytes), toFloat64(quota) - f.p99_30d) AS left_of_quota
        FROM both AS b
        LEFT JOIN allowed AS a ON a.case_name = b.case_name AND a.pool_id = b.pool_id AND a.name = b.name
        LEFT JOIN outlooks AS f ON f.case_name = b.case_name AND f.pool_id = b.pool_id AND f.name = b.name
        LEFT JOIN pools AS p ON p.case_name = b.case_name AND p.pool_id = b.pool_id
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
        t.refused IS NOT NULL, toString(t.refused),
        t.slope <= 0, 'not growing',
        'headroom unknown') AS why_no_days,
    t.known AS coverage
FROM terms AS t
ORDER BY days_left NULLS LAST, t.case_name, tenant, pool
