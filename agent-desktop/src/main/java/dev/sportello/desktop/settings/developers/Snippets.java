package dev.sportello.desktop.settings.developers;

/// The lines of code that an integrator copies.
final class Snippets {

    /// For the page: who is signed in.
    static String identify() {
        return """
                if (!window.Sportello?.q?.push) window.Sportello = { q: [] };
                const identity = async () => {
                  const answer = await fetch("/chat-identity");
                  if (answer.status >= 500) throw new Error(`/chat-identity: ${answer.status}`);
                  return answer.ok && !answer.redirected ? (await answer.json()).token : null;
                };
                window.Sportello.q.push(["identify", identity]);""";
    }

    /// For the shop's server, with Node and the library jose.
    ///
    /// @param algorithm of the key: a shared secret in base64url, or a private key as PEM
    static String server(String keyId, String algorithm, String account) {
        var key = algorithm.equals("EdDSA")
                ? "await importPKCS8(process.env.SPORTELLO_KEY, \"EdDSA\")"
                : "Buffer.from(process.env.SPORTELLO_KEY, \"base64url\")";
        return """
                const key = %s;
                const token = await new SignJWT({ name, email, locale })
                  .setProtectedHeader({ alg: "%s", kid: "%s" })
                  .setSubject(customerId)
                  .setAudience("%s")
                  .setJti(crypto.randomUUID())
                  .setIssuedAt()
                  .setExpirationTime("5m")
                  .sign(key);""".formatted(key, algorithm, keyId, account);
    }

    private Snippets() {}
}
