package io.github.callbackpoller.sandbox.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * One page of a list. A page's token names the last element before it, so that what is added
 * meanwhile shifts nothing.
 *
 * @param elements what is on it
 * @param next the token of the next page, if there is one
 * @param <T> what is listed
 */
public record Page<T>(List<T> elements, Optional<String> next) {

    /**
     * The page that a request asks for by MaxResults and NextToken.
     *
     * @param id tells elements apart
     * @param usualSize the size of a page for which no MaxResults is given
     */
    public static <T> Page<T> of(
            List<T> all, Function<T, String> id, JsonNode request, int usualSize) {
        int size = request.path("MaxResults").asInt(usualSize);
        int from = Json.text(request, "NextToken").map(token -> after(all, id, token)).orElse(0);
        int to = Math.min(all.size(), from + size);
        var next =
                to < all.size()
                        ? Optional.of(token(id.apply(all.get(to - 1))))
                        : Optional.<String>empty();
        return new Page<>(all.subList(from, to), next);
    }

    private static String token(String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(UTF_8));
    }

    private static <T> int after(List<T> all, Function<T, String> id, String token) {
        return IntStream.range(0, all.size())
                        .filter(i -> token(id.apply(all.get(i))).equals(token))
                        .findFirst()
                        .orElseThrow(() -> AwsError.validation("NextToken is not valid"))
                + 1;
    }
}
