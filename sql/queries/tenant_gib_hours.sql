-- How much memory for how long each tenant held of each pool: what a bill would be made of.
--
-- Extents held at any time within [from, to), each for the time it was held within the range. What was
-- set aside counts apart; what is leaving in a migration counts until the migration ends.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live pools, * for everything
-- @column tenant who held it; empty text for unnamed
-- @column pool the pool
-- @column gib_hours GiB x hours: sum of extent x time it was held within the range, without what was only set aside
-- @column reserved_gib_hours GiB x hours: the same of what was only set aside
-- @column mean_gib GiB: (gib_hours + reserved_gib_hours) / hours of the range
-- @column share 0..1: gib_hours + reserved_gib_hours / the same of all tenants of the pool; NULL when there is none
-- @column allocations count: distinct allocations
-- @column live_allocations count: allocations with an extent still held at the end of the range
-- @column coverage 0..1: 1 when the pool's ledger was without holes at the end of the range; NULL otherwise
-- @total allocations,live_allocations
CREATE OR REPLACE VIEW tenant_gib_hours DEFINER = CURRENT_USER SQL SECURITY DEFINER AS
WITH
    {from:DateTime64(9, 'UTC')} AS range_from,
    {to:DateTime64(9, 'UTC')} AS range_to,
    held AS
    (
        SELECT
            case_name, pool_id, ifNull(tenant, '') AS who, alloc_id, reserved,
            ifNull(t_end, range_to) >= range_to AS live,
            -- A length of 0 stands for 2^64 bytes.
            if(length = 0, 17179869184., length / 1073741824.)
                * (toUnixTimestamp64Nano(least(ifNull(t_end, range_to), range_to)) - toUnixTimestamp64Nano(greatest(t_start, range_from))) / 3.6e12 AS gib_h
        FROM holding FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND t_start < range_to
            AND (t_end IS NULL OR t_end > range_from)
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
                AND t_start < range_to
            GROUP BY case_name, pool_id
        )
        ORDER BY case_name, pool_id, ledger_epoch DESC, ledger_seq DESC, t_start DESC
        LIMIT 1 BY case_name, pool_id
    ),
    sums AS
    (
        SELECT
            h.case_name AS case_name,
            h.who AS who,
            h.pool_id AS pool_id,
            sumIf(h.gib_h, NOT h.reserved) AS used_gib_h,
            sumIf(h.gib_h, h.reserved) AS reserved_gib_h,
            uniqExact(h.alloc_id) AS allocations,
            uniqExactIf(h.alloc_id, h.live) AS live_allocations,
            any(l.coverage) AS coverage
        FROM held AS h
        LEFT JOIN ledgers AS l ON l.case_name = h.case_name AND l.pool_id = h.pool_id
        GROUP BY h.case_name, h.who, h.pool_id
    )
SELECT
    s.who AS tenant,
    s.pool_id AS pool,
    s.used_gib_h AS gib_hours,
    s.reserved_gib_h AS reserved_gib_hours,
    (s.used_gib_h + s.reserved_gib_h)
        / nullIf((toUnixTimestamp64Nano(range_to) - toUnixTimestamp64Nano(range_from)) / 3.6e12, 0) AS mean_gib,
    (s.used_gib_h + s.reserved_gib_h) / nullIf(sum(s.used_gib_h + s.reserved_gib_h) OVER (PARTITION BY s.case_name, s.pool_id), 0) AS share,
    s.allocations AS allocations,
    s.live_allocations AS live_allocations,
    s.coverage AS coverage
FROM sums AS s
ORDER BY gib_hours DESC, s.case_name, tenant, pool
