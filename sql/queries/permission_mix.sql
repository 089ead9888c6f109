-- What masters asked for and gave up of each pool's lines: the mix of permissions.
--
-- Sums the windows of 10 s that overlap [from, to), over all places of a pool.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live traffic, * for everything
-- @column pool the pool; where the inventory knows none, the node that answers, else its address
-- @column acquires count: acquires
-- @column grow_n_to_b_share 0..1: acquires from none to branch / acquires
-- @column grow_n_to_t_share 0..1: acquires from none to tip / acquires
-- @column grow_b_to_t_share 0..1: upgrades from branch to tip / acquires
-- @column upgrade_data_share 0..1: upgrades answered with data, which a precise directory does not need / upgrades; NULL without upgrades or when a collector does not count it
-- @column probes count: probes
-- @column probe_to_n_share 0..1: probes that take the line away / probes
-- @column probe_acks count: probe answers
-- @column shrink_t_to_b_share 0..1: probe answers from tip to branch / probe answers
-- @column shrink_t_to_n_share 0..1: probe answers from tip to none / probe answers
-- @column shrink_b_to_n_share 0..1: probe answers from branch to none / probe answers
-- @column report_n_to_n_share 0..1: probe answers from masters that had nothing / probe answers
-- @column dirty_share 0..1: probe answers with data / probe answers
-- @column releases count: lines given back unasked
-- @column read_bytes bytes: of Gets
-- @column write_bytes bytes: of Puts and atomics
-- @column coverage 0..1: sum(coverage x span) / sum(span) over these windows, one of unknown coverage counting as not covered; NULL when none is known
-- @total acquires,probes,probe_acks,releases,read_bytes,write_bytes
CREATE OR REPLACE VIEW permission_mix AS
WITH
    {from:DateTime64(9, 'UTC')} AS range_from,
sums AS
(
    SELECT
        case_name,
        entity,
        sumForEach(acquire) AS grow,
        sumForEach(probe) AS cap,
        sumForEach(probe_ack) AS report,
        sumForEach(release) AS released,
        sum(probe_ack_data) AS dirty,
        if(countIf(upgrades_with_data IS NULL) > 0, NULL, sum(upgrades_with_data)) AS upgrades_with_data,
        sum(read_bytes) AS read_bytes,
        sum(write_bytes + atomic_bytes) AS write_bytes,
        if(count(coverage) = 0, NULL, sum(ifNull(coverage, 0) * span_ns) / nullIf(sum(span_ns), 0)) AS coverage
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
    )
    GROUP BY case_name, entity
)
SELECT
    s.entity AS pool,
    arraySum(s.grow) AS acquires,
    s.grow[1] / nullIf(acquires, 0) AS grow_n_to_b_share,
    s.grow[2] / nullIf(acquires, 0) AS grow_n_to_t_share,
    s.grow[3] / nullIf(acquires, 0) AS grow_b_to_t_share,
    s.upgrades_with_data / nullIf(s.grow[3], 0) AS upgrade_data_share,
    arraySum(s.cap) AS probes,
    s.cap[3] / nullIf(probes, 0) AS probe_to_n_share,
    arraySum(s.report) AS probe_acks,
    s.report[1] / nullIf(probe_acks, 0) AS shrink_t_to_b_share,
    s.report[2] / nullIf(probe_acks, 0) AS shrink_t_to_n_share,
    s.report[3] / nullIf(probe_acks, 0) AS shrink_b_to_n_share,
    s.report[6] / nullIf(probe_acks, 0) AS report_n_to_n_share,
    s.dirty / nullIf(probe_acks, 0) AS dirty_share,
    arraySum(s.released) AS releases,
    s.read_bytes AS read_bytes,
    s.write_bytes AS write_bytes,
    s.coverage AS coverage
FROM sums AS s
ORDER BY s.case_name, pool
