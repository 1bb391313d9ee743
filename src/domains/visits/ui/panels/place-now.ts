/** Where this device is, as a check-in says it; null where it does not know, or may not say. */
export function placeNow(): Promise<string | null> {
  if (!isSecureContext || !('geolocation' in navigator)) return Promise.resolve(null)
  return new Promise((done) =>
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) =>
        done(`${latitude.toFixed(5)}, ${longitude.toFixed(5)} ±${Math.min(999_999, Math.round(accuracy))} m`),
      () => done(null),
      { timeout: 10_000, maximumAge: 60_000, enableHighAccuracy: true },
    ),
  )
}
