-- How much memory the pools save, because not everybody needs the most at the same time.
--
-- Over the states of each pool's ledger within [from, to), and the last one before: had every tenant
-- memory of its own, it would need its own peak; together they need the peak of the sum.
--
-- @param from DateTime64(9,'UTC') - start of the range; the state that held then counts
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live pools, * for everything
-- @column pool the pool
-- @column tenants count: tenants that held memory, those without a name as one
-- @column sum_of_peaks_bytes bytes: sum over the tenants of the most each held at any time
-- @column peak_of_sum_bytes bytes: the most that all held at one time
-- @column saved_bytes bytes: sum_of_peaks_bytes - peak_of_sum_bytes
-- @column saved_share 0..1: saved_bytes / sum_of_peaks_bytes; NULL when nobody held anything
-- @column peak_at when the sum was highest, UTC
-- @column capacity_bytes bytes: capacity by the inventory, as of the end; NULL when unknown
-- @column coverage 0..1: time of the range in which the ledger was without holes / time since its first state in the range
-- @total sum_of_peaks_bytes,peak_of_sum_bytes,saved_bytes
CREATE OR REPLACE VIEW pooled_saving AS
WITH
    {from:DateTime64(9, 'UTC')} AS range_from,
    {to:DateTime64(9, 'UTC')} AS range_to,
    states AS
    (
        SELECT
            *,
            leadInFrame(t_start, 1, range_to) OVER later AS t_until
        FROM pool_use FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND t_start < range_to
            -- Before the range only the last state of each pool reaches into it.
            AND (t_start >= range_from
                OR (case_name, pool_id, t_start) IN
                (
                    SELECT case_name, pool_id, max(t_start)
                    FROM pool_use FINAL
                    WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
                        AND t_start < range_to
                        AND t_start < range_from
                    GROUP BY case_name, pool_id
                ))
        WINDOW later AS (PARTITION BY case_name, pool_id ORDER BY t_start ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)
    ),
    held AS
    (
        SELECT
            *,
            toUnixTimestamp64Nano(least(t_until, range_to)) - toUnixTimestamp64Nano(greatest(t_start, range_from)) AS lasted_ns
        FROM states
        WHERE t_until > range_from OR t_start >= range_from
    ),
    peaks AS
    (
        SELECT case_name, pool_id, count() AS tenants, sum(peak) AS sum_of_peaks
        FROM
        (
            SELECT case_name, pool_id, tenant, max(tenant_bytes) AS peak
            FROM held
            ARRAY JOIN `tenants.tenant` AS tenant, `tenants.used_bytes` AS tenant_bytes
            GROUP BY case_name, pool_id, tenant
        )
        GROUP BY case_name, pool_id
    ),
    sums AS
    (
        SELECT
            case_name,
            pool_id,
            max(used_bytes) AS peak_of_sum,
            argMax(t_start, (used_bytes, -toUnixTimestamp64Nano(t_start))) AS peak_at,
            argMax(tuple(capacity_bytes), t_start).1 AS capacity_bytes,
            sumIf(lasted_ns, state = 'OK') / nullIf(sum(lasted_ns), 0) AS coverage
        FROM held
        GROUP BY case_name, pool_id
    )
SELECT
    s.pool_id AS pool,
    p.tenants AS tenants,
    p.sum_of_peaks AS sum_of_peaks_bytes,
    s.peak_of_sum AS peak_of_sum_bytes,
    toInt64(p.sum_of_peaks) - toInt64(s.peak_of_sum) AS saved_bytes,
    saved_bytes / nullIf(p.sum_of_peaks, 0) AS saved_share,
    s.peak_at AS peak_at,
    s.capacity_bytes AS capacity_bytes,
    s.coverage AS coverage
FROM sums AS s
LEFT JOIN peaks AS p ON p.case_name = s.case_name AND p.pool_id = s.pool_id
ORDER BY saved_bytes DESC, s.case_name, pool
