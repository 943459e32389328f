package dev.sportello.relay.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/// Finds the address of whoever sent a request. `X-Forwarded-For` counts only as far as named proxies wrote it.
public record ClientAddress(Set<String> trustedProxies) {
    public ClientAddress {
        trustedProxies = Set.copyOf(trustedProxies);
    }

    public String of(HttpServletRequest request) {
        var address = request.getRemoteAddr();
        var forwarded = request.getHeader("X-Forwarded-For");
        if (forwarded == null) {
            return address;
        }
        // Each proxy appends the address it was called from: read from the end for as long as the address is trusted.
        var hops = forwarded.split(",");
        for (var hop = hops.length - 1; hop >= 0 && trustedProxies.contains(address); hop--) {
            address = hops[hop].strip();
        }
        return address;
    }
}
