package io.memwall.standalone.doctor;

/** How a diagnosis is printed. */
enum DoctorFormat {
  TABLE,
  JSON
}
