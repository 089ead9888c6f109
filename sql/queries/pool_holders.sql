-- Who held the most memory of which pool within the range, and who had asked for it.
--
-- Extents held at any time within [from, to), summed by pool, tenant, workload and node. What was
-- set aside counts apart; what is leaving in a migration counts until the migration ends.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live pools, * for everything
-- @param top UInt32 10 how many holders at most
-- @column pool the pool
-- @column tenant who held it; empty text for unnamed
-- @column workload what for; empty text for unnamed
-- @column node who had asked for it; empty text for unnamed
-- @column allocations count: distinct allocations
-- @column held_bytes bytes: sum of the extents, each as often as it was given out
-- @column byte_hours bytes x hours: sum of extent x time it was held within the range
-- @column reserved_bytes bytes: the part of held_bytes that was only set aside
-- @column live_allocations count: allocations with an extent still held at the end of the range
-- @column t_first start of the earliest of these holdings, UTC
-- @column coverage 0..1: 1 when the pool's ledger was without holes at the end of the range; NULL otherwise
-- @total allocations,held_bytes,reserved_bytes,live_allocations
CREATE OR REPLACE VIEW pool_holders AS
WITH
    held AS
    (
        SELECT
            *,
            ifNull(t_end, {to:DateTime64(9, 'UTC')}) >= {to:DateTime64(9, 'UTC')} AS live,
            greatest(t_start, {from:DateTime64(9, 'UTC')}) AS since,
            least(ifNull(t_end, {to:DateTime64(9, 'UTC')}), {to:DateTime64(9, 'UTC')}) AS until
        FROM holding FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND t_start < {to:DateTime64(9, 'UTC')}
            AND (t_end IS NULL OR t_end > {from:DateTime64(9, 'UTC')})
    ),
    ledgers AS
    (
        SELECT case_name, pool_id, coverage
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
                AND t_start < {to:DateTime64(9, 'UTC')}
            GROUP BY case_name, pool_id
        )
        ORDER BY case_name, pool_id, ledger_epoch DESC, ledger_seq DESC, t_start DESC
        LIMIT 1 BY case_name, pool_id
    )
SELECT
    h.pool_id AS pool,
    ifNull(h.tenant, '') AS tenant,
    ifNull(h.workload, '') AS workload,
    ifNull(h.initiator, '') AS node,
    uniqExact(h.alloc_id) AS allocations,
    sum(h.length) AS held_bytes,
    sum(h.length * toFloat64(dateDiff('nanosecond', h.since, h.until)) / 3.6e12) AS byte_hours,
    sumIf(h.length, h.reserved) AS reserved_bytes,
    uniqExactIf(h.alloc_id, h.live) AS live_allocations,
    min(h.t_start) AS t_first,
    any(l.coverage) AS coverage
FROM held AS h
LEFT JOIN ledgers AS l ON l.case_name = h.case_name AND l.pool_id = h.pool_id
GROUP BY h.case_name, h.pool_id, h.tenant, h.workload, h.initiator
ORDER BY held_bytes DESC, pool, tenant, workload, node
LIMIT {top:UInt32}
