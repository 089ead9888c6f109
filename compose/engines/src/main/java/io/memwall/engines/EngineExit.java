package io.memwall.engines;

/**
 * How a child ended.
 *
 * @param engine the engine's name
 * @param code the exit code; 128 + the signal's number when a signal ended it
 * @param asked whether {@link Engine#close} or {@link Engine#kill} came first
 * @param lastLines the end of its log, for the person who has to find out why
 */
public record EngineExit(String engine, int code, boolean asked, String lastLines) {}
