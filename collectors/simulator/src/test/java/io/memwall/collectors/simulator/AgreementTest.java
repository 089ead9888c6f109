package io.memwall.collectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.simulator.fabric.Profile;
import io.memwall.collectors.simulator.fabric.Reconnects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The product's tracking, fed with the simulator's bytes, finds the model's state in them. */
final class AgreementTest {
  private static final int REQUESTS = 400;

  private static SimulationOptions of(Scenario scenario, Profile profile) {
    return SimulationOptions.of(scenario, Size.S).withProfile(profile).withRequests(REQUESTS);
  }

  @ParameterizedTest
  @EnumSource(Profile.class)
  void aQuietFabric_isSeenAsItIs(Profile profile) {
    Agreement agreement = Agreement.of(of(Scenario.STEADY, profile));

    assertThat(agreement.differences()).isEmpty();
    assertThat(agreement.sum("retrans_frames")).isZero();
    assertThat(agreement.sum("gap_frames")).isZero();
    assertThat(agreement.sum("GET count")).isEqualTo(2 * REQUESTS);
  }

  @ParameterizedTest
  @EnumSource(Profile.class)
  void everyQuirkWithEveryOperation_isSeenAsItIs(Profile profile) {
    assertThat(Agreement.of(of(Scenario.QUIRKS, profile)).differences()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Profile.class)
  void losses_areSeenWhereTheyHappened(Profile profile) {
    Agreement agreement = Agreement.of(of(Scenario.LOSSY_1, profile));

    assertThat(agreement.differences()).isEmpty();
    assertThat(agreement.sum("retrans_frames")).isPositive();
    if (profile != Profile.CHISEL11) {
      // Whoever acknowledges one ahead, and says so again later, seems to have what was lost.
      assertThat(agreement.sum("capture_lost")).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"LOSSY_5,SPEC103", "LOSSY_5,WD11", "LOSSY_5,ETRI11", "LOSSY_BURSTS,WD11"})
  void heavyLosses_areSeenWhereTheyHappened(Scenario scenario, Profile profile) {
    assertThat(Agreement.of(of(scenario, profile)).differences()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "CAPTURE_FAULTS_DROP97",
        "CAPTURE_FAULTS_DROP2PCT",
        "CAPTURE_FAULTS_BURST200",
        "CAPTURE_FAULTS_SNAPLEN96",
        "CAPTURE_FAULTS_FCS",
        "CAPTURE_FAULTS_VLAN",
        "CAPTURE_FAULTS_QINQ",
        "CAPTURE_FAULTS_STAMPS256",
        "CAPTURE_FAULTS_ONESIDED",
        "CAPTURE_FAULTS_SKEW"
      })
  void faultsOfTheTap_areToldFromThoseOfTheFabric(Scenario scenario) {
    Agreement agreement = Agreement.of(of(scenario, Profile.WD11).withRequests(3 * REQUESTS));

    assertThat(agreement.differences()).isEmpty();
    assertThat(agreement.sum("retrans_frames")).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "CAPTURE_FAULTS_DROP97,true",
    "CAPTURE_FAULTS_BURST200,true",
    "CAPTURE_FAULTS_FCS,false"
  })
  void framesThatOnlyTheTapMissed_areCounted(Scenario scenario, boolean misses) {
    Agreement agreement = Agreement.of(of(scenario, Profile.WD11).withRequests(3 * REQUESTS));

    assertThat(agreement.sum("capture_lost") > 0).isEqualTo(misses);
  }

  @ParameterizedTest
  @CsvSource({
    "RECONNECT,WD11",
    "RECONNECT,ETRI11",
    "RECONNECT_RESET,WD11",
    "RECONNECT_RESET,CHISEL11"
  })
  void newLivesOfConnections_areCounted(Scenario scenario, Profile profile) {
    SimulationOptions options = SimulationOptions.of(scenario, Size.S).withProfile(profile);
    Reconnects reconnects = options.network().connections().reconnects();
    Agreement agreement = Agreement.of(options);

    assertThat(agreement.differences()).isEmpty();
    assertThat(agreement.sum("incarnations"))
        .isEqualTo(agreement.connections() * (1 + reconnects.times()));
    assertThat(agreement.sum("unmatched reset")).isPositive();
  }

  @ParameterizedTest
  @EnumSource(names = {"STARVE_18", "STARVE_27", "STARVE_1024"})
  void waitsForCredits_areMeasured(Scenario scenario) {
    for (Profile profile : new Profile[] {Profile.SPEC103, Profile.WD11}) {
      Agreement agreement = Agreement.of(of(scenario, profile));

      assertThat(agreement.differences()).isEmpty();
      assertThat(agreement.sum("stall_ns D") > 0).isEqualTo(scenario != Scenario.STARVE_1024);
    }
  }

  @Test
  void numbersThatWrap_areNothingSpecial() {
    assertThat(Agreement.of(of(Scenario.WRAP, Profile.WD11)).differences()).isEmpty();
  }
}
