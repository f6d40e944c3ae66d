// Waits for what comes a moment later, and fails with the last difference where it does not come.

/** Runs the check again and again until it no longer throws; answers what it answers. */
export async function soon(check, milliseconds = 8000) {
  const end = Date.now() + milliseconds;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
}
