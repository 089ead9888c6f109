-- Which cache lines of the pools were fought over most, by whom, and whose memory they are.
--
-- Sums the windows of 10 s that overlap [from, to) and name the line among their worst sixteen; only
-- those of taps that see all masters of a pool side by side. A line is 64 bytes.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live traffic, * for everything
-- @param top UInt32 10 how many lines at most
-- @column pool the pool; where the inventory knows none, the node that answers, else its address
-- @column line address of its first byte, hexadecimal: what line_history asks for
-- @column region address of its region of 64 KiB, hexadecimal
-- @column severity the worst of the windows
-- @column transit_max 0..: time of the acquires behind the transfers / covered time, of the worst window; NULL when unknown
-- @column transfers count: grants of tip to another master than before, who lost the line to a probe
-- @column ping_pong_max 0..1: transfers / (grants of tip - 1), of the worst window; NULL below two grants
-- @column handoffs count: as transfers, when the master before had released the line
-- @column probes count: probes
-- @column acquires count: acquires
-- @column masters MAC addresses of who asked for it, in order
-- @column tenant who held the memory in the last of the windows; unattributed when no ledger says
-- @column workload of the allocation; NULL when not said
-- @column alloc_id the allocation; NULL when no ledger says
-- @column windows count: windows that name the line
-- @column t_first start of the first of them, UTC
-- @column t_last start of the last of them, UTC
-- @column coverage 0..1: sum(coverage x span) / sum(span) over these windows, one of unknown coverage counting as not covered; NULL when none is known
-- @total transfers,handoffs,probes,acquires
CREATE OR REPLACE VIEW hottest_lines AS
WITH
    {from:DateTime64(9, 'UTC')} AS range_from,
    {to:DateTime64(9, 'UTC')} AS range_to,
    places AS
    (
        SELECT
            case_name,
            entity,
            t_start,
            span_ns,
            coverage,
            `lines.address` AS address,
            `lines.severity` AS severity,
            `lines.transit` AS transit,
            `lines.transfers` AS transfers,
            `lines.ping_pong` AS ping_pong,
            `lines.handoffs` AS handoffs,
            `lines.probes` AS probes,
            `lines.acquires` AS acquires,
            `lines.masters` AS masters,
            `lines.tenant` AS tenant,
            `lines.workload` AS workload,
            `lines.alloc_id` AS alloc_id
        FROM contention FINAL
        ARRAY JOIN
            `lines.address`,
            `lines.severity`,
            `lines.transit`,
            `lines.transfers`,
            `lines.ping_pong`,
            `lines.handoffs`,
            `lines.probes`,
            `lines.acquires`,
            `lines.masters`,
            `lines.tenant`,
            `lines.workload`,
            `lines.alloc_id`
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND entity_kind = 'POOL'
            AND view = 'POOL'
            AND t_start > range_from - INTERVAL 10 SECOND
            AND t_start < range_to
    )
SELECT
    p.entity AS pool,
    concat('0x', lower(if(p.address = 0, '0', trim(LEADING '0' FROM hex(p.address))))) AS line,
    concat('0x', lower(if(p.address < 65536, '0', trim(LEADING '0' FROM hex(bitAnd(p.address, bitNot(toUInt64(65535)))))))) AS region,
    argMax(p.severity, indexOf(['UNKNOWN', 'OK', 'WARN', 'CRITICAL'], p.severity)) AS severity,
    max(p.transit) AS transit_max,
    sum(ifNull(p.transfers, 0)) AS transfers,
    max(p.ping_pong) AS ping_pong_max,
    sum(ifNull(p.handoffs, 0)) AS handoffs,
    sum(p.probes) AS probes,
    sum(p.acquires) AS acquires,
    arraySort(groupUniqArrayArray(p.masters)) AS masters,
    -- In a tuple, because argMax passes over NULL.
    ifNull(argMax(tuple(p.tenant), p.t_start).1, 'unattributed') AS tenant,
    argMax(tuple(p.workload), p.t_start).1 AS workload,
    argMax(tuple(p.alloc_id), p.t_start).1 AS alloc_id,
    count() AS windows,
    min(p.t_start) AS t_first,
    max(p.t_start) AS t_last,
    if(count(p.coverage) = 0, NULL, sum(ifNull(p.coverage, 0) * p.span_ns) / nullIf(sum(p.span_ns), 0)) AS coverage
FROM places AS p
GROUP BY p.case_name, p.entity, p.address
ORDER BY transfers DESC, probes DESC, p.case_name, pool, p.address
LIMIT {top:UInt32}
