export function markInUse(): () => void;
export function findUser(): number | undefined;
