/** What there is and how it fares, for somebody at a terminal. */
package io.memwall.standalone.look;
