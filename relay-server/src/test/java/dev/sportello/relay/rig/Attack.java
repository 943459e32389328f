package dev.sportello.relay.rig;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.zip.Deflater;

/// What strangers do who want to take a relay away from everybody, with little.
public enum Attack {
    /// A few hundred kilobytes that would be hundreds of megabytes, in messages that never end.
    DEFLATED_FRAMES {
        @Override
        void begin(Attackers attackers) throws IOException {
            var frame = deflated("[".repeat(60 * 1024 * 1024));
            for (var number = 0; number < 8; number++) {
                var link = attackers.link(Map.of("Sec-WebSocket-Extensions", "permessage-deflate"));
                attackers.tryOnce(() -> link.send(WebSocketLink.TEXT | COMPRESSED, false, frame));
            }
        }
    },

    ENDLESS_FRAMES {
        @Override
        void begin(Attackers attackers) throws IOException {
            var piece = "x".repeat(4_000).getBytes(UTF_8);
            for (var number = 0; number < 180; number++) {
                var link = attackers.link(Map.of());
                attackers.tryOnce(() -> {
                    link.send(WebSocketLink.TEXT, false, piece);
                    for (var more = 0; more < 50; more++) {
                        link.send(WebSocketLink.CONTINUATION, false, piece);
                    }
                });
            }
        }
    },

    /// Each wants an answer, and nobody reads them.
    PINGS {
        @Override
        void begin(Attackers attackers) throws IOException {
            var pings = new ByteArrayOutputStream();
            for (var number = 0; number < 20_000; number++) {
                pings.writeBytes(new byte[] {(byte) 0x89, (byte) 0x84, 0, 0, 0, 0, 1, 2, 3, 4});
            }
            for (var number = 0; number < 20; number++) {
                var link = attackers.link(Map.of());
                attackers.meanwhile(() -> link.sendRaw(pings.toByteArray(), pings.size()));
            }
        }
    },

    HALF_REQUESTS {
        @Override
        void begin(Attackers attackers) throws IOException {
            var head = "GET /health HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "x".repeat(4_000);
            var body = "POST /agent/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\n\r\n{\"email\":\"";
            for (var number = 0; number < 1_900; number++) {
                var half = number % 2 == 0 ? head : body;
                var socket = attackers.connected();
                attackers.tryOnce(() -> socket.getOutputStream().write(half.getBytes(US_ASCII)));
            }
        }
    },

    /// From many addresses, which a trusted proxy names.
    WRONG_PASSWORDS {
        @Override
        void begin(Attackers attackers) {
            for (var number = 0; number < 200; number++) {
                var address = "203.0.113." + number;
                attackers.meanwhile(() -> signIn(attackers.relay(), address));
            }
        }
    },

    /// From one address that claims to be many.
    FORGED_ADDRESSES {
        @Override
        void begin(Attackers attackers) {
            for (var number = 0; number < 200; number++) {
                var addresses = "203.0.113." + number + ", 2001:db8::" + number + ", 198.51.100.7";
                attackers.meanwhile(() -> signIn(attackers.relay(), addresses));
            }
        }
    };

    /// The bit that says that a frame is compressed (RFC 7692, section 6).
    private static final int COMPRESSED = 0x40;

    /// Begins; the attackers stay until they are closed.
    abstract void begin(Attackers attackers) throws IOException;

    /// Attacks the relay at this address. Whoever behind `--trust-proxy=127.0.0.1` counts as a proxy here.
    public Attackers on(URI relay) throws IOException {
        var attackers = new Attackers(relay);
        begin(attackers);
        return attackers;
    }

    private static void signIn(URI relay, String forwardedFor) throws IOException {
        var body = "{\"email\":\"anna@shop.test\",\"password\":\"wrong horse\",\"device\":\"laptop\"}";
        var request =
                HttpRequest.newBuilder().header("X-Forwarded-For", forwardedFor).POST(BodyPublishers.ofString(body));
        try {
            var _ = new RelayClient(() -> relay).send("/agent/sign-in", request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] deflated(String text) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(text.getBytes(US_ASCII));
        var bytes = new ByteArrayOutputStream();
        var buffer = new byte[8_192];
        for (var count = -1; count != 0; ) {
            count = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
            bytes.write(buffer, 0, count);
        }
        deflater.end();
        return bytes.toByteArray();
    }

    /// A connection that stays open and says nothing.
    static Socket connected(URI relay) throws IOException {
        return new Socket("127.0.0.1", relay.getPort());
    }
}
