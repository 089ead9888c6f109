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
    toUnixTimestamp64Nano(range_from) AS from_ns,
    toUnixTimestamp64Nano(range_to) AS to_ns,
    sums AS
    (
        SELECT
            case_name,
            pool_id,
            maxMap(`tenants.tenant`, `tenants.used_bytes`) AS peaks,
            max(used_bytes) AS peak_of_sum,
            -- The first of the highest, as one number: tuples compare slowly.
            argMax(
                t_start,
                bitShiftLeft(toUInt128(used_bytes), 64)
                    + toUInt128(9223372036854775807 - toInt128(toUnixTimestamp64Nano(t_start)))) AS peak_at,
            if(argMax(isNull(capacity_bytes), t_start), NULL, argMax(ifNull(capacity_bytes, 0), t_start)) AS capacity,
            arraySort(groupArray(toUnixTimestamp64Nano(t_start))) AS begins,
            groupArrayIf(toUnixTimestamp64Nano(t_start), state != 'OK') AS holes,
            to_ns - greatest(begins[1], from_ns) AS lasted_ns,
            arraySum(
                hole -> if(hole = begins[-1], to_ns, begins[indexOfAssumeSorted(begins, hole) + 1]) - greatest(hole, from_ns),
                holes) AS hole_ns
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
                        AND t_start <= range_from
                    GROUP BY case_name, pool_id
                ))
        GROUP BY case_name, pool_id
    )
SELECT
    s.pool_id AS pool,
    toUInt64(length(s.peaks.1)) AS tenants,
    arraySum(s.peaks.2) AS sum_of_peaks_bytes,
    s.peak_of_sum AS peak_of_sum_bytes,
    toInt64(sum_of_peaks_bytes) - toInt64(s.peak_of_sum) AS saved_bytes,
    saved_bytes / nullIf(sum_of_peaks_bytes, 0) AS saved_share,
    s.peak_at AS peak_at,
    s.capacity AS capacity_bytes,
    (s.lasted_ns - s.hole_ns) / nullIf(s.lasted_ns, 0) AS coverage
FROM sums AS s
ORDER BY saved_bytes DESC, s.case_name, pool
