package io.github.callbackpoller.sandbox.wire;

import java.util.List;
import java.util.Optional;

/**
 * One page of a list.
 *
 * @param elements what is on it
 * @param next the token of the next page, if there is one
 * @param <T> what is listed
 */
public record Page<T>(List<T> elements, Optional<String> next) {

    /** The page that a request asks for by MaxResults and NextToken. */
    public static <T> Page<T> of(List<T> all, Input input, int mostResults, int defaultResults) {
        int size = input.optionalNumber("MaxResults", 1, mostResults).orElse(defaultResults);
        int from = input.optionalText("NextToken", 0, 8192).map(Page::offset).orElse(0);
        int to = Math.min(all.size(), from + size);
        if (from > all.size()) {
            throw AwsError.badRequest("ValidationException", "NextToken is not valid");
        }
        return new Page<>(
                all.subList(from, to),
                to < all.size() ? Optional.of("page-" + to) : Optional.empty());
    }

    private static int offset(String token) {
        try {
            return Integer.parseInt(token.replaceFirst("^page-", ""));
        } catch (NumberFormatException e) {
            throw new AwsError(400, "ValidationException", "NextToken is not valid");
        }
    }
}
