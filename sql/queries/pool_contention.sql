-- How much the hosts of each pool fought over its lines, window by window.
--
-- Windows of 10 s that overlap [from, to). Where taps see all masters of a pool side by side, theirs
-- is the answer; else taps at hosts give what they can: how lines moved between hosts is NULL then,
-- and transfers_upper_bound bounds it. A window without traffic has no row. False sharing is not
-- told without the payload of hot lines.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live traffic, * for everything
-- @column pool the pool; where the inventory knows none, the node that answers, else its address
-- @column t_start start of the window, UTC
-- @column severity of the worst region or line: WARN from a transit of 0.2, or 10,000 transfers a second with a ping-pong score of 0.5; CRITICAL from a transit of 0.5; both with at least two masters and 20 grants of tip. UNKNOWN when how lines moved was not seen
-- @column transit 0..: time of the acquires behind the transfers of the worst region / covered time
-- @column transfers_per_s 1/s: transfers / covered time
-- @column ping_pong 0..1: transfers / (grants of tip - 1), each summed over the lines kept
-- @column transfers count: grants of tip to another master than before, who lost the line to a probe
-- @column transfers_upper_bound count: probe answers that gave up tip
-- @column handoffs count: as transfers, when the master before had released the line
-- @column probe_amplification probes / acquires
-- @column probe_amplification_write probes toN / acquires of tip
-- @column probe_amplification_read probes toB / acquires of branch
-- @column probe_amplification_uncached probes / (Puts + atomics), over lines that nobody acquired
-- @column useless_probe_share 0..1: probe answers from masters that had nothing / all probe answers
-- @column masters count: masters that asked for the places kept
-- @column top_region address of the worst region, hexadecimal; NULL when nothing was fought over
-- @column view POOL: all masters seen side by side. HOSTS: each host by itself
-- @column coverage 0..1: covered / asked time x (1 - drops / (frames + drops)) of the node that watched least; NULL when unknown
-- @total transfers_upper_bound
CREATE OR REPLACE VIEW pool_contention AS
WITH {from:DateTime64(9, 'UTC')} AS range_from
SELECT
    c.entity AS pool,
    c.t_start AS t_start,
    c.severity AS severity,
    c.transit AS transit,
    c.transfers_per_s AS transfers_per_s,
    c.ping_pong AS ping_pong,
    c.transfers AS transfers,
    c.transfers_upper_bound AS transfers_upper_bound,
    c.handoffs AS handoffs,
    c.probe_amplification AS probe_amplification,
    c.probe_amplification_write AS probe_amplification_write,
    c.probe_amplification_read AS probe_amplification_read,
    c.probe_amplification_uncached AS probe_amplification_uncached,
    c.useless_probe_share AS useless_probe_share,
    length(c.masters) AS masters,
    if(empty(c.`regions.address`), NULL, concat('0x', lower(if(c.`regions.address`[1] = 0, '0', trim(LEADING '0' FROM hex(c.`regions.address`[1])))))) AS top_region,
    c.view AS view,
    c.coverage AS coverage
FROM
(
    SELECT *
    FROM contention FINAL
    WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
        AND entity_kind = 'POOL'
        AND t_start > range_from - INTERVAL 10 SECOND
        AND t_start < {to:DateTime64(9, 'UTC')}
    -- POOL before HOSTS.
    ORDER BY case_name, entity, t_start, view DESC
    LIMIT 1 BY case_name, entity, t_start
) AS c
ORDER BY c.case_name, pool, t_start
