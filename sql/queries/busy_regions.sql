-- Which regions of the pools moved the most data, and whose memory they are.
--
-- Sums the readings of taps that begin within [from, to); a region is 64 KiB. A tap keeps the regions
-- with most probes, acquires of tip, uncached writes and atomics, so one that is only read may be
-- missing. Of each address of a pool the taps nearest to it count: one at the pool, that which saw
-- most; else one at a switch; else all at hosts, of which each sees its own.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live traffic, * for everything
-- @param top UInt32 10 how many regions at most
-- @column pool the pool; where the inventory knows none, the node that answers, else its address
-- @column region address of its first byte, hexadecimal
-- @column read_bytes bytes: of Gets
-- @column write_bytes bytes: of Puts and atomics
-- @column acquires count: acquires of lines of 64 bytes
-- @column share 0..1: read_bytes + write_bytes + 64 x acquires / the same over all regions that were kept; NULL when there is none
-- @column tenant who held its first byte when it was last seen; unattributed when no ledger says
-- @column workload of the allocation; NULL when not said
-- @column alloc_id the allocation; NULL when no ledger says
-- @column readings count: readings that name the region
-- @column t_last end of the last of them, UTC
-- @total read_bytes,write_bytes,acquires
CREATE OR REPLACE VIEW busy_regions AS
WITH
    {from:DateTime64(9, 'UTC')} AS range_from,
    {to:DateTime64(9, 'UTC')} AS range_to,
    read AS
    (
        SELECT
            case_name, fabric_id, pool_mac, ifNull(pool_node, '') AS node, tap_id, t_end,
            indexOf(['POOL', 'SWITCH', 'HOST', 'UNKNOWN'], tap_position) AS place,
            address, bytes_read, bytes_put + bytes_changed AS bytes_written, arraySum(acquired) AS lines
        FROM hot FINAL
        ARRAY JOIN
            `regions.addr` AS address,
            `regions.read_bytes` AS bytes_read,
            `regions.write_bytes` AS bytes_put,
            `regions.atomic_bytes` AS bytes_changed,
            `regions.acquire` AS acquired
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND t_start >= range_from
            AND t_start < range_to
    ),
    taps AS
    (
        SELECT
            case_name, fabric_id, pool_mac, tap_id,
            min(place) AS nearest,
            row_number() OVER (PARTITION BY case_name, fabric_id, pool_mac ORDER BY min(place), sum(bytes_read + bytes_written + 64 * lines) DESC, tap_id) AS turn,
            min(min(place)) OVER (PARTITION BY case_name, fabric_id, pool_mac) AS best
        FROM read
        GROUP BY case_name, fabric_id, pool_mac, tap_id
    ),
    pools AS
    (
        SELECT case_name, fabric_id, assumeNotNull(owner_node) AS node, min(object_id) AS pool
        FROM
        (
            SELECT *
            FROM inventory FINAL
            WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
                AND t_start < range_to
            ORDER BY case_name, fabric_id, object_id, inv_epoch DESC, inv_seq DESC
            LIMIT 1 BY case_name, fabric_id, object_id
        )
        WHERE object_type = 'pool' AND NOT deleted AND owner_node IS NOT NULL
        GROUP BY case_name, fabric_id, node
    ),
    summed AS
    (
        SELECT
            r.case_name AS case_name, r.fabric_id AS fabric_id,
            multiIf(any(p.pool) != '', any(p.pool), any(r.node) != '', any(r.node), r.pool_mac) AS pool,
            r.address AS address,
            sum(r.bytes_read) AS read_bytes,
            sum(r.bytes_written) AS write_bytes,
            sum(r.lines) AS acquires,
            read_bytes + write_bytes + 64 * acquires AS moved,
            sum(moved) OVER (PARTITION BY r.case_name) AS all_moved,
            count() AS readings,
            max(r.t_end) AS t_last
        FROM read AS r
        INNER JOIN taps AS t
            ON t.case_name = r.case_name AND t.fabric_id = r.fabric_id AND t.pool_mac = r.pool_mac AND t.tap_id = r.tap_id
        LEFT JOIN pools AS p ON p.case_name = r.case_name AND p.fabric_id = r.fabric_id AND p.node = r.node
        WHERE t.turn = 1 OR (t.best > 2 AND t.nearest = t.best)
        GROUP BY r.case_name, r.fabric_id, r.pool_mac, r.address
        ORDER BY moved DESC, pool, r.address
        LIMIT {top:UInt32}
    )
SELECT
    pool,
    concat('0x', lower(if(address = 0, '0', trim(LEADING '0' FROM hex(address))))) AS region,
    read_bytes,
    write_bytes,
    acquires,
    moved / nullIf(any(all_moved), 0) AS share,
    -- In a tuple, because argMax passes over NULL.
    ifNull(argMaxIf(tuple(by_tenant), since, holds).1, 'unattributed') AS tenant,
    argMaxIf(tuple(by_workload), since, holds).1 AS workload,
    nullIf(argMaxIf(tuple(toNullable(by_alloc)), since, holds).1, '') AS alloc_id,
    readings,
    t_last
FROM
(
    SELECT
        s.case_name AS of_case, s.pool AS pool, s.address AS address, s.read_bytes AS read_bytes,
        s.write_bytes AS write_bytes, s.acquires AS acquires, s.moved AS moved, s.all_moved AS all_moved,
        s.readings AS readings, s.t_last AS t_last, h.tenant AS by_tenant, h.workload AS by_workload,
        h.alloc_id AS by_alloc, h.t_start AS since,
        h.length > 0 AND s.address >= h.base AND s.address - h.base < h.length
            AND h.t_start < s.t_last AND (h.t_end IS NULL OR h.t_end >= s.t_last) AS holds
    FROM summed AS s
    LEFT JOIN
    (
        SELECT *
        FROM holding FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND t_start < range_to
    ) AS h ON h.case_name = s.case_name AND h.fabric_id = s.fabric_id AND h.pool_id = s.pool
)
GROUP BY of_case, pool, address, read_bytes, write_bytes, acquires, moved, readings, t_last
ORDER BY moved DESC, pool, address
