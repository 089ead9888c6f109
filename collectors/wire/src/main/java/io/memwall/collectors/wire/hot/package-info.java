/**
 * The addresses a tap sees fought over: {@link io.memwall.collectors.wire.hot.HotAddresses} keeps
 * the heaviest cache lines and regions in fixed memory (Space-Saving), with a bound on the error of
 * every entry.
 */
package io.memwall.collectors.wire.hot;
