-- What collectors declare lost, and which of their epochs ended without a goodbye. Both are said
-- again in every report until Kafka has one that says it; what is said twice counts once, because
-- what counts is the union of the ranges.
ALTER TABLE health ${on_cluster}
    ADD COLUMN IF NOT EXISTS `losses.boot_id` Array(UUID),
    ADD COLUMN IF NOT EXISTS `losses.epoch` Array(UInt64),
    ADD COLUMN IF NOT EXISTS `losses.stream` Array(UInt16),
    ADD COLUMN IF NOT EXISTS `losses.first_seq` Array(UInt64),
    ADD COLUMN IF NOT EXISTS `losses.last_seq` Array(UInt64) COMMENT 'included',
    ADD COLUMN IF NOT EXISTS `losses.events` Array(UInt64) COMMENT 'given up within the range',
    ADD COLUMN IF NOT EXISTS `losses.reason` Array(LowCardinality(String)),
    ADD COLUMN IF NOT EXISTS `losses.loss_class` Array(LowCardinality(String)),
    ADD COLUMN IF NOT EXISTS `blinds.boot_id` Array(UUID),
    ADD COLUMN IF NOT EXISTS `blinds.epoch` Array(UInt64),
    ADD COLUMN IF NOT EXISTS `blinds.t_from` Array(DateTime64(9, 'UTC')) COMMENT 'what was handed over up to here was safe',
    ADD COLUMN IF NOT EXISTS `blinds.t_to` Array(DateTime64(9, 'UTC')),
    ADD COLUMN IF NOT EXISTS `blinds.streams` Array(Array(UInt16)),
    ADD COLUMN IF NOT EXISTS `blinds.safe_seqs` Array(Array(UInt64)) COMMENT 'by stream, the number up to which all was safe',
    -- Few reports have any, and every question about losses asks for all that ever were.
    ADD INDEX IF NOT EXISTS losing length(`losses.boot_id`) TYPE minmax GRANULARITY 1,
    ADD INDEX IF NOT EXISTS blinded length(`blinds.boot_id`) TYPE minmax GRANULARITY 1;
